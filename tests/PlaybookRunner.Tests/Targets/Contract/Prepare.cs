using System.Diagnostics;

namespace PlaybookRunner.Targets.Contract;

/// <summary>Prepares the machine for a test.</summary>
internal static class Prepare
{
    /// <summary>Runs a shell script, which must succeed.</summary>
    public static string Run(string script, params ReadOnlySpan<string> arguments)
    {
        var description = new ProcessStartInfo("/bin/sh", ["-ec", script, "sh", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(description)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{script}\n{output}{error.Result}");
    }
}
