using PlaybookRunner.Commands;
using PlaybookRunner.Modules.Builtin;
using PlaybookRunner.Modules.Builtin.Facts;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Posix;

/// <summary>Mounts file systems, now and by <c>fstab</c>.</summary>
[Module("ansible.posix.mount")]
internal sealed partial class MountModule : IModule<MountOptions>
{
    // What is mounted at the path, then the file.
    private const string Probe = "awk -v p=\"$1\" '$2 == p { s = $1 } END { print s }' /proc/mounts; cat \"$2\" 2>/dev/null || true";

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(MountOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        Check(options);
        var path = options.Path.Length > 1 ? options.Path.TrimEnd('/') : options.Path;
        var fstab = options.Fstab ?? "/etc/fstab";
        var escaped = path.Replace(" ", "\\040", StringComparison.Ordinal);
        var answer = (await call.RunAsync(CommandLine.Script(Probe, escaped.Replace("\\", "\\\\", StringComparison.Ordinal), fstab), cancellationToken)).Output;
        var (source, table) = answer.Split('\n', 2) is [var first, var second] ? (MountFacts.Unescape(first), second) : ("", "");
        var changed = Change(table, path, options);
        var commands = Commands(path, source, changed != table, options);
        var result = Describe(path, fstab, options) with { Changed = changed != table || commands.Length > 0 };
        if (call.DiffMode && changed != table)
            result = result with { Diff = [new ModuleDiff { Before = table, After = changed, BeforeHeader = fstab, AfterHeader = fstab }] };

        if (call.CheckMode || !result.Changed)
            return result;

        if (changed != table)
        {
            var outcome = await call.Target.WriteAsync(new FileWrite(fstab, FileContent.Text(changed)) { Backup = options.Backup }, cancellationToken);
            result = result.With("backup_file", outcome.BackupPath ?? "");
        }

        return await RunAsync(commands, path, changed, table, options, call, cancellationToken) ?? result;
    }

    private static void Check(MountOptions options)
    {
        string[] missing = options.State is MountState.Mounted or MountState.Present or MountState.Ephemeral
            ? [.. new[] { ("src", options.Src), ("fstype", options.Fstype) }.Where(pair => pair.Item2 is null).Select(pair => pair.Item1)]
            : [];
        if (missing.Length > 0)
            throw new ModuleFailedException($"state is {options.State.ToString().ToLowerInvariant()} but all of the following are missing: {string.Join(", ", missing)}");
    }

    private static string Change(string table, string path, MountOptions options) => options.State switch
    {
        MountState.Present or MountState.Mounted => FileSystemTable.Set(table, new FileSystemEntry(options.Src!, path, options.Fstype!, options.WrittenOptions, options.Dump, options.Passno)),
        MountState.Absent or MountState.AbsentFromFstab => FileSystemTable.Remove(table, path, options.Src),
        _ => table,
    };

    private static CommandLine[] Commands(string path, string source, bool tableChanges, MountOptions options)
    {
        var isMounted = source.Length > 0;
        CommandLine mount = ["mount"];
        mount = mount.AddIf(options.Fstab is not null and not "/etc/fstab", "-T", options.Fstab ?? "").Add(path);
        CommandLine remount = ["mount", "-o", "remount", path];
        switch (options.State)
        {
            case MountState.Mounted when isMounted && tableChanges:
                return [Remount(mount, path)];
            case MountState.Mounted when !isMounted:
                return [["mkdir", "-p", path], mount];
            case MountState.Unmounted when isMounted:
                return [["umount", path]];
            case MountState.Absent:
                return Unmount(path, isMounted, tableChanges);
            case MountState.Remounted:
                return isMounted ? [Remount(mount, path)] : throw new ModuleFailedException("state is remounted but the path is not mounted: " + path);
            case MountState.Ephemeral when isMounted && source != options.Src:
                throw new ModuleFailedException(
                    "Ephemeral mount point is already mounted with a different source than the specified one. Failing in order to prevent an unwanted unmount or override operation. Try replacing this command with a \"state: unmounted\" followed by a \"state: ephemeral\", or use a different destination path.");
            case MountState.Ephemeral:
                return isMounted ? [remount] : [["mkdir", "-p", path], ["mount", "-t", options.Fstype!, "-o", options.WrittenOptions, options.Src!, path]];
            default:
                return [];
        }
    }

    // What cannot be remounted with other options is unmounted and mounted.
    private static CommandLine Remount(CommandLine mount, string path)
    {
        CommandLine either = [];
        return either.AddRaw("mount -o remount").Add(path).AddRaw("|| { umount").Add(path).AddRaw("&&").AddAll(mount).AddRaw("; }");
    }

    private static CommandLine[] Unmount(string path, bool isMounted, bool tableChanges)
    {
        CommandLine folder = [];
        folder = folder.AddRaw("{ [ ! -d").Add(path).AddRaw("] || rmdir").Add(path).AddRaw("; }");
        return isMounted ? [["umount", path], folder] : tableChanges ? [folder] : [];
    }

    // A file system that cannot be mounted leaves no entry behind.
    private static async Task<ModuleResult?> RunAsync(
        CommandLine[] commands, string path, string changed, string table, MountOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (commands.Length == 0)
            return null;

        var chain = commands.Aggregate(new CommandChain(), (chain, command) => chain.Then(command));
        var result = await call.RunAsync(new CommandRequest(chain.ToCommand()) { IsLong = true }, cancellationToken);
        if (result.Succeeded)
            return null;

        if (options.State == MountState.Mounted && changed != table)
            await call.Target.WriteAsync(new FileWrite(options.Fstab ?? "/etc/fstab", FileContent.Text(table)), CancellationToken.None);

        throw new ModuleFailedException($"Error {(options.State is MountState.Absent or MountState.Unmounted ? "unmounting" : "mounting")} {path}: {result.Output}{result.Error}");
    }

    private static ModuleResult Describe(string path, string fstab, MountOptions options)
    {
        var result = new ModuleResult().With("name", path).With("fstab", fstab).With("opts", options.WrittenOptions).With("dump", options.Dump)
            .With("passno", options.Passno).With("boot", options.Boot ? "yes" : "no").With("backup_file", "");
        result = options.Src is null ? result : result.With("src", options.Src);
        return options.Fstype is null ? result : result.With("fstype", options.Fstype);
    }
}

/// <summary>What a file system shall be.</summary>
internal enum MountState
{
    /// <summary>Neither mounted nor in the file; its folder goes, too.</summary>
    Absent,

    /// <summary>Not in the file.</summary>
    AbsentFromFstab,

    /// <summary>Mounted and in the file.</summary>
    Mounted,

    /// <summary>In the file.</summary>
    Present,

    /// <summary>Not mounted.</summary>
    Unmounted,

    /// <summary>Mounted again.</summary>
    Remounted,

    /// <summary>Mounted and not in the file.</summary>
    Ephemeral,
}

/// <summary>The options of <c>mount</c>.</summary>
internal sealed class MountOptions
{
    /// <summary>Where it is mounted.</summary>
    [Option(Aliases = ["name"], IsPath = true)]
    public required string Path { get; init; }

    /// <summary>What it shall be.</summary>
    public required MountState State { get; init; }

    /// <summary>The device, or what stands for one.</summary>
    public string? Src { get; init; }

    /// <summary>The file system.</summary>
    public string? Fstype { get; init; }

    /// <summary>Its options.</summary>
    public string? Opts { get; init; }

    /// <summary>Whether the options are secret.</summary>
    public bool OptsNoLog { get; init; }

    /// <summary>Whether it is dumped.</summary>
    public string Dump { get; init; } = "0";

    /// <summary>When it is checked.</summary>
    public string Passno { get; init; } = "0";

    /// <summary>Whether it is mounted when the machine starts.</summary>
    public bool Boot { get; init; } = true;

    /// <summary>The file in place of <c>/etc/fstab</c>.</summary>
    public string? Fstab { get; init; }

    /// <summary>Whether the old file is kept beside the new one.</summary>
    public bool Backup { get; init; }

    /// <summary>The options as they are written.</summary>
    internal string WrittenOptions
    {
        get
        {
            var options = Opts is { Length: > 0 } given ? given : "defaults";
            return Boot || options.Split(',').Contains("noauto") ? options : options + ",noauto";
        }
    }
}
