namespace PlaybookRunner.Jinja;

/// <summary>What evaluating a template yields.</summary>
public enum ResultStyle
{
    /// <summary>Always text, as Jinja2's <c>Environment</c>.</summary>
    Text,

    /// <summary>As Jinja2's <c>NativeEnvironment</c>: a lone value keeps its type, several are concatenated, and text is read as a Python literal where it is one.</summary>
    Native,

    /// <summary>
    /// As ansible-core 2.19: a lone value keeps its type, several are concatenated as text with <c>None</c> left out, text stays text, tuples become lists,
    /// and an undefined value in the result is an error.
    /// </summary>
    Typed,
}
