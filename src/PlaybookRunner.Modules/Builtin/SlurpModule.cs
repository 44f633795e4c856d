using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Reads a file of the target; its content is in Base64.</summary>
[Module("ansible.builtin.slurp")]
internal sealed partial class SlurpModule : IModule<SlurpOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(SlurpOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var status = (await call.Target.InspectAsync([new PathQuery(options.Src) { Follow = true, ContentLimit = int.MaxValue }], cancellationToken))[0];
        if (status.Kind == PathKind.Absent)
            throw new ModuleFailedException($"file not found: {status.Path}");
        if (status.Kind == PathKind.Directory)
            throw new ModuleFailedException($"source is a directory and must be a file: {status.Path}");
        var content = status.Content ?? throw new ModuleFailedException($"file is not readable: {status.Path}");
        return ModuleResult.Of(changed: false).With("content", Convert.ToBase64String(content.Span)).With("source", status.Path).With("encoding", "base64");
    }
}

/// <summary>The options of <c>slurp</c>.</summary>
internal sealed class SlurpOptions
{
    /// <summary>The file.</summary>
    [Option(IsPath = true, Aliases = ["path"])]
    public required string Src { get; init; }
}
