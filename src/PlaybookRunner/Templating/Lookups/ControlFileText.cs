using System.Text;
using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>Texts of files of the control node as lookups find them.</summary>
internal static class ControlFileText
{
    /// <exception cref="PythonException">There is no such file, or it cannot be read.</exception>
    public static string Read(LookupCall call, string name)
    {
        try
        {
            return Encoding.UTF8.GetString(call.Files.Read(call.Files.Find("files", name)));
        }
        catch (Exception exception) when (exception is ModuleFailedException or IOException or UnauthorizedAccessException)
        {
            throw new PythonException(PythonErrorType.LookupError, exception.Message, exception);
        }
    }

    /// <summary>A term such as <c>key file=x delimiter=,</c>: the words without a name, and the options with those of the term.</summary>
    public static (string Key, Dictionary<string, string> Options) Term(LookupCall call, object? term)
    {
        var options = call.Options.ToDictionary(static option => option.Key, static option => Python.Str(option.Value), StringComparer.Ordinal);
        var words = new List<string>();
        foreach (var word in Commands.ShellWords.Split(Python.Str(term)))
        {
            if (word.Split('=', 2) is [var name, var value])
                options[name] = value;
            else
                words.Add(word);
        }

        return (string.Join(' ', words), options);
    }
}
