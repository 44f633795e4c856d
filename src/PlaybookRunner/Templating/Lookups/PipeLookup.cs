using System.Diagnostics;
using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

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
