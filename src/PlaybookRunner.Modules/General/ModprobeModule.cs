using PlaybookRunner.Commands;
using PlaybookRunner.Modules.Builtin;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.General;

/// <summary>Loads and unloads kernel modules, now and when the machine starts.</summary>
[Module("community.general.modprobe")]
internal sealed partial class ModprobeModule : IModule<ModprobeOptions>
{
    private const int Readable = 0b110_100_100;

    // Whether it is loaded or built in, then the files that load it and give it parameters.
    private const string Probe =
        """
        name=$(printf '%s' "$1" | tr - _)
        if grep -q "^$name " /proc/modules || grep -q "/$name\.ko" "/lib/modules/$(uname -r)/modules.builtin" || [ -d "/sys/module/$name" ]; then echo loaded; else echo missing; fi 2>/dev/null
        grep -lxE "[[:space:]]*($1|$name)[[:space:]]*" /etc/modules-load.d/*.conf /etc/modules 2>/dev/null | sed 's/^/load /'
        cat "/etc/modprobe.d/$1.conf" 2>/dev/null | sed 's/^/options /'
        exit 0
        """;

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(ModprobeOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var answer = (await call.RunAsync(CommandLine.Script(Probe, options.Name), cancellationToken)).Output.Split('\n');
        var isLoaded = answer[0] == "loaded";
        var files = Files(options, [.. answer.Skip(1)]);
        var loads = isLoaded != (options.State == AccountState.Present);
        var result = ModuleResult.Of(loads || files.Count > 0).With("name", options.Name).With("params", options.Params)
            .With("state", options.State == AccountState.Present ? "present" : "absent");
        if (call.CheckMode)
            return result;

        if (loads)
            (await call.RunAsync(Command(options), cancellationToken)).OrFail();

        foreach (var (path, text) in files)
            await WriteAsync(path, text, call, cancellationToken);

        return result;
    }

    private static CommandLine Command(ModprobeOptions options)
    {
        CommandLine command = ["modprobe"];
        command = command.AddIf(options.State == AccountState.Absent, "-r").Add(options.Name);
        return options.State == AccountState.Absent ? command : command.Add([.. CommandWords.Split(options.Params)]);
    }

    // The files that have to change, with their new text; null for a file that goes.
    private static List<(string Path, string? Text)> Files(ModprobeOptions options, string[] found)
    {
        var loading = $"/etc/modules-load.d/{options.Name}.conf";
        var settings = $"/etc/modprobe.d/{options.Name}.conf";
        var loaders = found.Where(line => line.StartsWith("load ", StringComparison.Ordinal)).Select(line => line[5..]).ToList();
        var present = found.Where(line => line.StartsWith("options ", StringComparison.Ordinal)).Select(line => line[8..]).ToList();
        var wanted = $"options {options.Name} {options.Params}";
        var files = new List<(string, string?)>();
        if (options.Persistent == ModprobePersistence.Present)
        {
            if (loaders.Count == 0)
                files.Add((loading, options.Name + "\n"));

            if (options.Params.Length > 0 && !present.Contains(wanted))
                files.Add((settings, wanted + "\n"));
        }
        else if (options.Persistent == ModprobePersistence.Absent)
        {
            if (loaders.Contains(loading))
                files.Add((loading, null));

            if (present.Count > 0)
                files.Add((settings, null));
        }

        return files;
    }

    private static async Task WriteAsync(string path, string? text, ModuleCall call, CancellationToken cancellationToken)
    {
        if (text is null)
        {
            await call.Target.ApplyAsync([new PathChange.Remove(path)], cancellationToken);
            return;
        }

        await call.Target.ApplyAsync([new PathChange.MakeDirectory(Path.GetDirectoryName(path)!)], cancellationToken);
        var attributes = new PathAttributes(Mode: new Targets.FileMode.Absolute(Readable));
        await call.Target.WriteAsync(new FileWrite(path, FileContent.Text(text)) { Attributes = attributes }, cancellationToken);
    }
}

/// <summary>Whether a module is loaded when the machine starts.</summary>
internal enum ModprobePersistence
{
    /// <summary>That is left as it is.</summary>
    Disabled,

    /// <summary>It is not.</summary>
    Absent,

    /// <summary>It is.</summary>
    Present,
}

/// <summary>The options of <c>modprobe</c>.</summary>
internal sealed class ModprobeOptions
{
    /// <summary>The kernel module.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it shall be loaded.</summary>
    public AccountState State { get; init; }

    /// <summary>Its parameters.</summary>
    public string Params { get; init; } = "";

    /// <summary>Whether it is loaded when the machine starts.</summary>
    public ModprobePersistence Persistent { get; init; }
}
