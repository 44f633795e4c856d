using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Reads a file of the target into the result, in base 64.</summary>
[Module("ansible.builtin.slurp")]
internal sealed partial class SlurpModule : IModule<SlurpOptions>
{
    // What is larger takes a channel of its own.
    private const long InlineLimit = 1 << 20;

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(SlurpOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var status = (await call.Target.InspectAsync([new(options.Src) { Follow = true, ContentLimit = InlineLimit }], cancellationToken))[0];
        var content = status.Kind switch
        {
            PathKind.Absent => throw new ModuleFailedException($"File not found: {options.Src}"),
            PathKind.Directory => throw new ModuleFailedException($"Source is a directory and must be a file: {options.Src}"),
            _ when !status.IsReadable => throw new ModuleFailedException($"File is not readable: {options.Src}"),
            _ => status.Content ?? await ReadAsync(status.Path, call.Target, cancellationToken),
        };
        return ModuleResult.Of(changed: false)
            .With("content", Convert.ToBase64String(content.Span))
            .With("source", status.Path)
            .With("encoding", "base64");
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(string path, ITarget target, CancellationToken cancellationToken)
    {
        await using var stream = await target.OpenReadAsync(path, cancellationToken);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }
}

/// <summary>The options of <c>slurp</c>.</summary>
internal sealed class SlurpOptions
{
    /// <summary>The file to read.</summary>
    [Option(Aliases = ["path"], IsPath = true)]
    public required string Src { get; init; }
}
