using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Manages files, directories and links: what stands at a path, its owner, group and permissions.</summary>
[Module("ansible.builtin.file")]
internal sealed partial class FileModule : IModule<FileModuleOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(FileModuleOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        options.WarnOfDoubts(call);
        var place = await FilePlace.LookAsync(options, call.Target, cancellationToken);
        var state = options.State ?? StateOf(options, place.Path);
        Check(options, state, place);
        return state switch
        {
            FileState.Absent => await new FileRemoval(call).RunAsync(place.Path, cancellationToken),
            FileState.Link => await new FileLink(options, call).RunAsync(place, cancellationToken),
            FileState.Hard => await new FileLink(options, call).RunHardAsync(place, cancellationToken),
            FileState.Directory => await new FileDirectory(options, call).RunAsync(place, cancellationToken),
            _ => await new FileEntry(options, call).RunAsync(place, isTouch: state == FileState.Touch, cancellationToken),
        };
    }

    private static FileState StateOf(FileModuleOptions options, PathStatus status) => status.Kind switch
    {
        PathKind.Directory => FileState.Directory,
        PathKind.Link => FileState.Link,
        PathKind.Absent when options.Recurse => FileState.Directory,
        _ => FileState.File,
    };

    private static void Check(FileModuleOptions options, FileState state, FilePlace place)
    {
        if (options.Recurse && state != FileState.Directory)
        {
            throw place.Fail("recurse option requires state to be 'directory'");
        }

        if (options.Src is not null && state is not (FileState.Link or FileState.Hard))
        {
            throw place.Fail("src option requires state to be 'link' or 'hard'");
        }
    }
}
