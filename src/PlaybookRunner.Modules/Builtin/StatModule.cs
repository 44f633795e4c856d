using PlaybookRunner.Jinja;
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
        return ModuleResult.Of(changed: false).With("stat", status.Exists ? PathFacts.Of(status) : new Dict { ["exists"] = false });
    }
}

/// <summary>The options of <c>stat</c>.</summary>
internal sealed class StatOptions
{
    /// <summary>The path.</summary>
    [Option(IsPath = true, Aliases = ["dest", "name"])]
    public required string Path { get; init; }

    /// <summary>Whether a symbolic link is followed.</summary>
    public bool Follow { get; init; }

    /// <summary>Whether the digest of a file is computed.</summary>
    public bool GetChecksum { get; init; } = true;

    /// <summary>The digest.</summary>
    [Option(Aliases = ["checksum", "checksum_algo"], Choices = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"])]
    public string ChecksumAlgorithm { get; init; } = "sha1";

    /// <summary>Accepted; the kind of content is not looked at.</summary>
    [Option(Aliases = ["mime", "mime_type", "mime-type"])]
    public bool GetMime { get; init; } = true;

    /// <summary>Accepted; extended attributes are not looked at.</summary>
    [Option(Aliases = ["attr", "attributes"])]
    public bool GetAttributes { get; init; } = true;

    /// <summary>Accepted; SELinux contexts are not looked at.</summary>
    public bool GetSelinuxContext { get; init; }
}
