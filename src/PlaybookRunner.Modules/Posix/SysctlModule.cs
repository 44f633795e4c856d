using System.Text;
using PlaybookRunner.Commands;
using PlaybookRunner.Modules.Builtin;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Posix;

/// <summary>Sets kernel parameters in a file, and at once when that is wanted.</summary>
[Module("ansible.posix.sysctl")]
internal sealed partial class SysctlModule : IModule<SysctlOptions>
{
    // The value that the kernel has, then the file.
    private const string Probe = "sysctl -n -e \"$1\" 2>/dev/null | tr '\\t\\n' '  '; echo; cat \"$2\" 2>/dev/null || true";

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(SysctlOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var wanted = Value(options);
        var answer = (await call.RunAsync(CommandLine.Script(Probe, options.Name, options.SysctlFile), cancellationToken)).Output;
        var (current, file) = answer.Split('\n', 2) is [var first, var second] ? (Normalise(first), second) : ("", "");
        var after = Change(file, options.Name, wanted);
        var fileChanges = after != file;
        var kernelChanges = options.SysctlSet && wanted is not null && current != Normalise(wanted);
        if (call.CheckMode)
            return ModuleResult.Of(fileChanges || kernelChanges);

        if (kernelChanges)
            await SetAsync(options, wanted!, call, cancellationToken);

        if (fileChanges)
            await WriteAsync(options, after, call, cancellationToken);

        return ModuleResult.Of(fileChanges || kernelChanges);
    }

    private static string? Value(SysctlOptions options)
    {
        if (options.State == AccountState.Absent)
            return null;

        return options.Value is { } value
            ? value is bool truth ? (truth ? "1" : "0") : Jinja.Python.Str(value).Trim() switch { "True" => "1", "False" => "0", var text => text }
            : throw new ModuleFailedException("state is present but all of the following are missing: value");
    }

    private static async Task SetAsync(SysctlOptions options, string wanted, ModuleCall call, CancellationToken cancellationToken)
    {
        CommandLine command = ["sysctl"];
        var result = await call.RunAsync(command.AddIf(options.Ignoreerrors, "-e").Add("-w", $"{options.Name}={wanted}"), cancellationToken);
        if (!result.Succeeded && !options.Ignoreerrors)
            throw new ModuleFailedException($"setting {options.Name} failed: {result.Error}{result.Output}");
    }

    private static async Task WriteAsync(SysctlOptions options, string text, ModuleCall call, CancellationToken cancellationToken)
    {
        await call.Target.WriteAsync(new FileWrite(options.SysctlFile, FileContent.Text(text)), cancellationToken);
        if (!options.Reload)
            return;

        CommandLine command = ["sysctl"];
        var result = await call.RunAsync(command.AddIf(options.Ignoreerrors, "-e").Add("-p", options.SysctlFile), cancellationToken);
        if (!result.Succeeded && !options.Ignoreerrors)
            throw new ModuleFailedException($"Failed to reload sysctl: {result.Output}{result.Error}");
    }

    /// <summary>Gives the file's text with the parameter set, or without it; comments and other parameters stay.</summary>
    internal static string Change(string text, string name, string? wanted)
    {
        var lines = text.Split('\n').SkipLast(text.EndsWith('\n') || text.Length == 0 ? 1 : 0).ToList();
        var found = lines.Index().Where(item => IsFor(item.Item, name)).Select(item => item.Index).ToList();
        if (wanted is not null && found is [var only] && Normalise(lines[only][(lines[only].IndexOf('=', StringComparison.Ordinal) + 1)..]) == Normalise(wanted))
            return text;

        if (wanted is null && found.Count == 0)
            return text;

        foreach (var index in found.Skip(wanted is null ? 0 : 1).Reverse())
            lines.RemoveAt(index);

        if (wanted is not null && found.Count > 0)
            lines[found[0]] = $"{name}={wanted}";
        else if (wanted is not null)
            lines.Add($"{name}={wanted}");

        var changed = new StringBuilder();
        foreach (var line in lines)
            changed.Append(line).Append('\n');

        return changed.ToString();
    }

    private static bool IsFor(string line, string name)
    {
        var at = line.IndexOf('=', StringComparison.Ordinal);
        return at > 0 && line.TrimStart() is not (['#', ..] or [';', ..]) && line[..at].Trim().TrimStart('-') == name;
    }

    private static string Normalise(string value) => string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>The options of <c>sysctl</c>.</summary>
internal sealed class SysctlOptions
{
    /// <summary>The parameter, such as <c>vm.swappiness</c>.</summary>
    [Option(Aliases = ["key"])]
    public required string Name { get; init; }

    /// <summary>Its value.</summary>
    [Option(Aliases = ["val"])]
    public object? Value { get; init; }

    /// <summary>Whether the parameter shall stand in the file.</summary>
    public AccountState State { get; init; }

    /// <summary>The file.</summary>
    [Option(IsPath = true)]
    public string SysctlFile { get; init; } = "/etc/sysctl.conf";

    /// <summary>Whether the kernel gets the value at once, too.</summary>
    public bool SysctlSet { get; init; }

    /// <summary>Whether the file is loaded after a change.</summary>
    public bool Reload { get; init; } = true;

    /// <summary>Whether unknown parameters are no errors.</summary>
    public bool Ignoreerrors { get; init; }
}
