namespace PlaybookRunner.Jinja;

/// <summary>Which operations on values a template may use. CLR members are never reachable, whatever the policy.</summary>
public enum SandboxPolicy
{
    /// <summary>Every method of Python's built-in types that this library implements.</summary>
    None,

    /// <summary>As Jinja2's <c>SandboxedEnvironment</c>: ranges are limited (<see cref="JinjaLimits.Range"/>) and internal attributes are undefined.</summary>
    Standard,

    /// <summary>As Jinja2's <c>ImmutableSandboxedEnvironment</c>: as <see cref="Standard"/>, and methods that change a list, dict or set are refused.</summary>
    Immutable,
}
