namespace PlaybookRunner.Jinja;

/// <summary>What an undefined value allows; the classes of Jinja2.</summary>
public enum UndefinedKind
{
    /// <summary>Jinja2's <c>Undefined</c>: prints as nothing, is false and empty, fails in anything else.</summary>
    Default,

    /// <summary>Jinja2's <c>ChainableUndefined</c>: like the default, and its attributes and elements are undefined too.</summary>
    Chainable,

    /// <summary>Jinja2's <c>DebugUndefined</c>: like the default, and prints as the expression that was asked for.</summary>
    Debug,

    /// <summary>Jinja2's <c>StrictUndefined</c>: fails in everything but tests and <c>default</c>.</summary>
    Strict,

    /// <summary>Like strict, but attributes and elements of it are undefined too (what ansible-core does).</summary>
    StrictChainable,
}
