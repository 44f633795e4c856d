using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;
using PlaybookRunner.Targets;
using PlaybookRunner.Templating.Filters;

namespace PlaybookRunner.Execution;

/// <summary>The file of a job on its target, as the engine writes it for jobs that it does itself.</summary>
internal static class JobFile
{
    private const int OwnerOnlyFolder = 0b111_000_000;
    private const int OwnerOnlyFile = 0b110_000_000;

    /// <summary>Says that the job was started.</summary>
    public static async Task BeginAsync(ITarget target, BackgroundJob job, CancellationToken cancellationToken)
    {
        var folder = new PathChange.MakeDirectory(job.Folder) { Attributes = new PathAttributes(Mode: new Targets.FileMode.Absolute(OwnerOnlyFolder)) };
        await target.ApplyAsync([folder], cancellationToken);
        await WriteAsync(target, job, new Dict { ["started"] = true, ["finished"] = false, ["ansible_job_id"] = job.Id }, cancellationToken);
    }

    /// <summary>Puts the job's result in place.</summary>
    public static Task EndAsync(ITarget target, BackgroundJob job, Dict result, CancellationToken cancellationToken) => WriteAsync(target, job, result, cancellationToken);

    private static async Task WriteAsync(ITarget target, BackgroundJob job, Dict values, CancellationToken cancellationToken)
    {
        var text = Python.ToJson(values, JsonFormat.Default with { Substitute = JsonFilters.Substitute }, Limits.Default);
        var attributes = new PathAttributes(Mode: new Targets.FileMode.Absolute(OwnerOnlyFile));
        await target.WriteAsync(new FileWrite(job.ResultsFile, FileContent.Text(text)) { Attributes = attributes, Follow = false }, cancellationToken);
    }
}
