namespace PlaybookRunner.Jinja;

/// <summary>The flags of Python's <c>re</c>.</summary>
[Flags]
public enum PythonRegexFlags
{
    /// <summary>No flag.</summary>
    None = 0,

    /// <summary><c>re.IGNORECASE</c>: case makes no difference.</summary>
    IgnoreCase = 1,

    /// <summary><c>re.MULTILINE</c>: <c>^</c> and <c>$</c> also match at line ends.</summary>
    MultiLine = 2,

    /// <summary><c>re.DOTALL</c>: <c>.</c> also matches a newline.</summary>
    DotAll = 4,

    /// <summary><c>re.VERBOSE</c>: white space and comments in the pattern mean nothing.</summary>
    Verbose = 8,

    /// <summary><c>re.ASCII</c>: <c>\w</c>, <c>\d</c> and <c>\s</c> match ASCII only.</summary>
    Ascii = 16,
}
