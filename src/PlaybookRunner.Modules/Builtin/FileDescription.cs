using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>The result keys by which a module tells of a file that it wrote.</summary>
internal static class FileDescription
{
    /// <summary>Adds owner, group, permissions and size of a file, when it exists.</summary>
    public static async Task<ModuleResult> WithFileAsync(this ModuleResult result, string path, ModuleCall call, CancellationToken cancellationToken)
    {
        var status = (await call.Target.InspectAsync([new PathQuery(path)], cancellationToken))[0];
        return result.WithState(status);
    }
}
