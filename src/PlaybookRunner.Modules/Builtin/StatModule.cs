using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Tells what stands at a path.</summary>
[Module("ansible.builtin.stat")]
internal sealed partial class StatModule : IModule<StatOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(StatOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var query = new PathQuery(options.Path) { Follow = options.Follow, ChecksumAlgorithm = options.GetChecksum ? options.ChecksumAlgorithm : null };
        var status = (await call.Target.InspectAsync([query], cancellationToken))[0];
        var facts = PathFacts.Of(status);
        if (options.GetMime == true && status.Exists)
        {
            await AddMimeAsync(facts, status.Path, call, cancellationToken);
        }

        return ModuleResult.Of(changed: false).With("stat", facts);
    }

    private static async Task AddMimeAsync(OrderedDictionary<string, object?> facts, string path, ModuleCall call, CancellationToken cancellationToken)
    {
        var result = await call.RunAsync(Commands.CommandLine.Script("command -v file >/dev/null && exec file --mime-type --mime-encoding -b -- \"$1\"", path), cancellationToken);
        var parts = result.Succeeded ? result.Output.Trim().Split("; charset=") : [];
        facts["mimetype"] = parts.Length == 2 ? parts[0] : "unknown";
        facts["charset"] = parts.Length == 2 ? parts[1] : "unknown";
    }
}

/// <summary>The options of <c>stat</c>.</summary>
internal sealed class StatOptions
{
    /// <summary>The path to look at.</summary>
    [Option(Aliases = ["dest", "name"], IsPath = true)]
    public required string Path { get; init; }

    /// <summary>Whether a link is followed.</summary>
    public bool Follow { get; init; }

    /// <summary>Whether the digest of a regular file is wanted.</summary>
    public bool GetChecksum { get; init; } = true;

    /// <summary>The digest.</summary>
    [Option(Aliases = ["checksum", "checksum_algo"], Choices = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"])]
    public string ChecksumAlgorithm { get; init; } = "sha1";

    /// <summary>Whether the kind of content is wanted as <c>mimetype</c> and <c>charset</c>. It takes a further round trip, so it is given only when asked for.</summary>
    [Option(Aliases = ["mime", "mime_type", "mime-type"])]
    public bool? GetMime { get; init; }

    /// <summary>Whether attributes of the file system are wanted. They are not looked at.</summary>
    [Option(Aliases = ["attr", "attributes"])]
    public bool? GetAttributes { get; init; }

    /// <summary>Whether SELinux contexts are wanted. They are not looked at.</summary>
    public bool? GetSelinuxContext { get; init; }
}
