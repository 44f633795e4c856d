using PlaybookRunner.Jinja;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Regular expressions that options give.</summary>
internal static class LinePattern
{
    /// <summary>Reads one.</summary>
    /// <param name="option">The option's name.</param>
    /// <param name="pattern">Its value.</param>
    /// <param name="flags">The flags.</param>
    /// <exception cref="ModuleFailedException">It is wrong.</exception>
    public static PythonRegex Read(string option, string pattern, PythonRegexFlags flags = PythonRegexFlags.None)
    {
        try
        {
            return new PythonRegex(pattern, flags);
        }
        catch (PythonException exception)
        {
            throw new ModuleFailedException($"{option}: '{pattern}' is no regular expression: {exception.Message}", exception);
        }
    }
}
