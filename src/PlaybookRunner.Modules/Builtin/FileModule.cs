using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Brings about files, directories, links and their attributes.</summary>
[Module("ansible.builtin.file")]
internal sealed partial class FileModule : IModule<FileOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(FileOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (options.Recurse && options.State is not (null or FileState.Directory))
            throw new ModuleFailedException("recurse option requires state to be 'directory'");
        var statuses = await call.Target.InspectAsync([new PathQuery(options.Path), new PathQuery(options.Path) { Follow = true }], cancellationToken);
        var change = new FileChange(options, call, statuses[0], statuses[1]);
        return await (StateOf(options, statuses[0]) switch
        {
            FileState.Absent => change.RemoveAsync(cancellationToken),
            FileState.Directory => change.MakeDirectoryAsync(cancellationToken),
            FileState.Link => change.LinkAsync(cancellationToken),
            FileState.Hard => change.HardLinkAsync(cancellationToken),
            FileState.Touch => change.TouchAsync(cancellationToken),
            _ => change.KeepFileAsync(cancellationToken),
        });
    }

    private static FileState StateOf(FileOptions options, PathStatus status) => options.State ?? status.Kind switch
    {
        _ when options.Recurse => FileState.Directory,
        PathKind.Directory => FileState.Directory,
        PathKind.Link => options.Follow ? FileState.File : FileState.Link,
        _ => FileState.File,
    };
}
