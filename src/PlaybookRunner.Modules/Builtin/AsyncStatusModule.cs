using System.Text;
using System.Text.Json;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Looks at the job of a task with <c>async</c>, or removes its file.</summary>
[Module("ansible.builtin.async_status")]
internal sealed partial class AsyncStatusModule : IModule<AsyncStatusOptions>
{
    // Longer results are read by a request of their own.
    private const long OneTrip = 1 << 20;

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(AsyncStatusOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var job = new BackgroundJob(options.Jid, BackgroundJob.FolderOf(call), default);
        var isCleanup = options.Mode == AsyncStatusMode.Cleanup;
        var file = (await call.Target.InspectAsync([new PathQuery(job.ResultsFile) { ContentLimit = OneTrip }], cancellationToken))[0];
        if (file.Kind != PathKind.File || options.Jid.Contains('/', StringComparison.Ordinal))
            throw new ModuleFailedException(Status(job, isCleanup, isOver: true) with { Failed = true, Message = "could not find job" });
        return isCleanup ? await RemoveAsync(job, call, cancellationToken) : Ended(job, await ReadAsync(file, call, cancellationToken));
    }

    private static async Task<string> ReadAsync(PathStatus file, ModuleCall call, CancellationToken cancellationToken)
    {
        if (file.Content is { } content)
            return Encoding.UTF8.GetString(content.Span);
        using var reader = new StreamReader(await call.Target.OpenReadAsync(file.Path, cancellationToken));
        return await reader.ReadToEndAsync(cancellationToken);
    }

    private static async Task<ModuleResult> RemoveAsync(BackgroundJob job, ModuleCall call, CancellationToken cancellationToken)
    {
        await call.Target.ApplyAsync([new PathChange.Remove(job.ResultsFile)], cancellationToken);
        return Status(job, isCleanup: true, isOver: false).With("started", false);
    }

    private static ModuleResult Ended(BackgroundJob job, string text)
    {
        var values = Parse(job, text);
        if (values.ContainsKey("started"))
            return Status(job, isCleanup: false, isOver: false);
        values.Remove("failed", out var failed);
        values.Remove("changed", out var changed);
        values.Remove("skipped", out var skipped);
        values.Remove("msg", out var message);
        return (Status(job, isCleanup: false, isOver: true) with
        {
            Failed = failed is true,
            Changed = changed is true,
            Skipped = skipped is true,
            Message = message as string,
            Facts = values.GetValueOrDefault("ansible_facts") as IReadOnlyDictionary<string, object?>,
        }).WithAll(values);
    }

    private static OrderedDictionary<string, object?> Parse(BackgroundJob job, string text)
    {
        try
        {
            return JsonValues.Parse(text) as OrderedDictionary<string, object?> ?? throw new JsonException("it is no mapping");
        }
        catch (JsonException exception)
        {
            throw new ModuleFailedException($"Could not parse job output: {job.ResultsFile}: {exception.Message}", exception);
        }
    }

    private static ModuleResult Status(BackgroundJob job, bool isCleanup, bool isOver) => new()
    {
        Values = new OrderedDictionary<string, object?>
        {
            ["ansible_job_id"] = job.Id,
            ["started"] = true,
            ["finished"] = isOver,
            [isCleanup ? "erased" : "results_file"] = job.ResultsFile,
            ["stdout"] = "",
            ["stderr"] = "",
        },
    };
}

/// <summary>The options of <c>async_status</c>.</summary>
internal sealed class AsyncStatusOptions
{
    /// <summary>The job's id.</summary>
    public required string Jid { get; init; }

    /// <summary>Whether to look at the job or to remove its file.</summary>
    public AsyncStatusMode Mode { get; init; } = AsyncStatusMode.Status;
}

/// <summary>What <c>async_status</c> does.</summary>
internal enum AsyncStatusMode
{
    /// <summary>Looks at the job.</summary>
    Status,

    /// <summary>Removes the job's file, whether it ended or not.</summary>
    Cleanup,
}
