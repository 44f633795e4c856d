using System.Diagnostics;
using System.Text;
using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>Environment variables of the control node.</summary>
internal sealed class EnvLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.env"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.Select(term => ValueOf(Python.Str(term), call))];

    private static object? ValueOf(string name, LookupCall call)
    {
        var value = Environment.GetEnvironmentVariable(name) ?? call.Options.GetValueOrDefault("default", "");
        return value is Undefined ? throw new PythonException(PythonErrorType.Undefined, $"The environment variable '{name}' is not set.") : value;
    }
}

/// <summary>Texts of files of the control node.</summary>
internal sealed class FileLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.file"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.Select(term => (object?)Read(Python.Str(term), call))];

    private static string Read(string name, LookupCall call)
    {
        try
        {
            var text = Encoding.UTF8.GetString(call.Files.Read(call.Files.Find("files", name)));
            text = IsOn(call, "lstrip", false) ? text.TrimStart() : text;
            return IsOn(call, "rstrip", true) ? text.TrimEnd() : text;
        }
        catch (ModuleFailedException exception)
        {
            throw new PythonException(PythonErrorType.LookupError, exception.Message, exception);
        }
    }

    private static bool IsOn(LookupCall call, string option, bool fallback) => call.Options.TryGetValue(option, out var value) ? Python.Truth(value) : fallback;
}

/// <summary>The terms themselves, lists among them flattened by one level.</summary>
internal sealed class ItemsLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.items"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.SelectMany(term => term is IReadOnlyList<object?> list ? list : [term])];
}

/// <summary>The terms themselves.</summary>
internal sealed class ListLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.list"];

    public IReadOnlyList<object?> Run(LookupCall call) => call.Terms;
}

/// <summary>The entries of mappings as <c>key</c> and <c>value</c>.</summary>
internal sealed class DictLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.dict"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.SelectMany(Entries)];

    private static IEnumerable<object?> Entries(object? term)
    {
        if (Python.Reach(term) is not Dict dict)
            throw new PythonException(PythonErrorType.TypeError, $"the 'dict' lookup needs mappings, and got {Python.TypeName(term)}");
        foreach (var (key, value) in dict)
            yield return new Dict { ["key"] = key, ["value"] = value };
    }
}

/// <summary>The values of variables by their names.</summary>
internal sealed class VarsLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.vars"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.Select(term => ValueOf(Python.Str(term), call))];

    private static object? ValueOf(string name, LookupCall call)
    {
        if (call.Variables.TryGet(name, out var value))
            return Python.Reach(value);
        return call.Options.TryGetValue("default", out var fallback)
            ? fallback
            : throw new PythonException(PythonErrorType.Undefined, $"No variable named '{name}' was found.");
    }
}

/// <summary>The output of commands run on the control node.</summary>
internal sealed class PipeLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.pipe"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.Select(term => (object?)OutputOf(Python.Str(term)))];

    /// <summary>What a shell command prints, without blanks at the end.</summary>
    /// <exception cref="PythonException">It fails.</exception>
    public static string OutputOf(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.TrimEnd()
            : throw new PythonException(PythonErrorType.LookupError, $"lookup_plugin.pipe({command}) returned {process.ExitCode}");
    }
}

/// <summary>Rendered template files of the control node.</summary>
internal sealed class TemplateLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.template"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.Select(term => (object?)Render(Python.Str(term), call))];

    private static string Render(string name, LookupCall call)
    {
        try
        {
            return call.Templates.RenderFile(call.Files.Find("templates", name), new TemplateSettings(), new Dictionary<string, object?>());
        }
        catch (ModuleFailedException exception)
        {
            throw new PythonException(PythonErrorType.LookupError, exception.Message, exception);
        }
    }
}
