using System.Security.Cryptography;
using PlaybookRunner.Events;
using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Execution;

/// <summary>
/// A task with <c>async</c>: its module's work is a job. With <c>poll</c> the job is waited for and looked at now and then; with <c>poll: 0</c> the host goes on at once.
/// A module that can do so leaves the work running on the target; the work of others is done by the engine beside the run.
/// </summary>
/// <param name="services">What the run shares.</param>
/// <param name="run">The task.</param>
/// <param name="module">Its module.</param>
/// <param name="runModule">Runs the module: as a job on the target where one is given, else to its end.</param>
/// <param name="openTarget">Opens the task's target.</param>
internal sealed class AsyncTask(
    RunServices services,
    TaskRun run,
    ModuleDefinition module,
    Func<BackgroundJob?, CancellationToken, Task<TaskResult>> runModule,
    Func<CancellationToken, Task<TaskModuleCall>> openTarget)
{
    private const string Status = "ansible.builtin.async_status";

    /// <param name="seconds">How long the job may take.</param>
    /// <param name="poll">Seconds between looks at it; 0: it is not waited for.</param>
    /// <param name="cancellationToken">Ends the task, and a job that the engine does for it.</param>
    public async Task<TaskResult> RunAsync(long seconds, long poll, CancellationToken cancellationToken)
    {
        if (module.NeedsNoTarget)
            return TaskResult.Fail($"This action ({module.Name.Replace("ansible.builtin.", "", StringComparison.Ordinal)}) does not support async.");
        var call = await openTarget(cancellationToken);
        var job = new BackgroundJob(NewId(), BackgroundJob.FolderOf(call), TimeSpan.FromSeconds(seconds));
        if (poll <= 0)
            return await LeaveRunningAsync(job, call, cancellationToken);
        return module.RunsDetached
            ? await WaitForTargetAsync(job, call, TimeSpan.FromSeconds(poll), cancellationToken)
            : await WaitForEngineAsync(job, TimeSpan.FromSeconds(poll), cancellationToken);
    }

    // No two jobs of a machine have the same, whichever engine started them.
    private static string NewId() => $"j{RandomNumberGenerator.GetInt32(int.MaxValue)}{RandomNumberGenerator.GetInt32(1000)}.{Environment.ProcessId}";

    private async Task<TaskResult> LeaveRunningAsync(BackgroundJob job, TaskModuleCall call, CancellationToken cancellationToken)
    {
        if (module.RunsDetached)
        {
            var result = await runModule(job, cancellationToken);
            if (result.Unreachable)
                return result;
            if (!result.IsLeftRunning)
            {
                await JobFile.BeginAsync(call.Target, job, cancellationToken);
                await JobFile.EndAsync(call.Target, job, result.Values, cancellationToken);
            }
        }
        else
        {
            await JobFile.BeginAsync(call.Target, job, cancellationToken);
            services.Jobs.Start(job.Id, $"{run.Identity.Name} on {run.Host.Name}", run.Task.Position, token => WorkAsync(job, call.Target, token));
        }

        return Started(job);
    }

    private async Task WorkAsync(BackgroundJob job, ITarget target, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(job.Limit);
        try
        {
            var result = await EndedOrLateAsync(job, limit.Token, cancellationToken);
            await JobFile.EndAsync(target, job, result.Values, cancellationToken);
        }
        catch (TargetException exception)
        {
            services.Events.Warn(ErrorCodes.JobLeftRunning, $"the result of the job {job.Id} could not be written: {exception.Message}", run.Task.Position);
        }
    }

    private async Task<TaskResult> EndedOrLateAsync(BackgroundJob job, CancellationToken limit, CancellationToken cancellationToken)
    {
        try
        {
            return await runModule(null, limit);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TaskResult.Fail($"the job was ended: it took longer than the {job.Limit.TotalSeconds} seconds it was given");
        }
    }

    private async Task<TaskResult> WaitForEngineAsync(BackgroundJob job, TimeSpan poll, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = runModule(null, limit.Token);
        for (var left = job.Limit; left > TimeSpan.Zero && !cancellationToken.IsCancellationRequested; left -= poll)
        {
            if (await Task.WhenAny(work, Task.Delay(poll < left ? poll : left, services.Time, limit.Token)) == work)
                return Ended(job, await work);
            Publish(job, JobState.Running);
        }

        await limit.CancelAsync();
        await ((Task)work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return Late(job);
    }

    private async Task<TaskResult> WaitForTargetAsync(BackgroundJob job, TaskModuleCall call, TimeSpan poll, CancellationToken cancellationToken)
    {
        var result = await runModule(job, cancellationToken);
        if (!result.IsLeftRunning)
            return result.Unreachable ? result : Ended(job, result);
        for (var left = job.Limit; left > TimeSpan.Zero; left -= poll)
        {
            if (await LookUntilAsync(job, call, poll < left ? poll : left, cancellationToken) is { } ended)
            {
                await call.CallAsync(Status, Options(job, "cleanup"), cancellationToken);
                return Ended(job, Results.Of(ended, []));
            }

            Publish(job, JobState.Running);
        }

        return Late(job);
    }

    // Looks more often than asked while the job is young: most jobs are short, and their tasks need not wait for the next time to look.
    private async Task<ModuleResult?> LookUntilAsync(BackgroundJob job, TaskModuleCall call, TimeSpan end, CancellationToken cancellationToken)
    {
        var pause = TimeSpan.FromMilliseconds(100);
        for (var waited = TimeSpan.Zero; waited < end; waited += pause, pause *= 1.5)
        {
            pause = pause < end - waited ? pause : end - waited;
            await Task.Delay(pause, services.Time, cancellationToken);
            if (await LookAsync(job, call, cancellationToken) is { } result && result.Values["finished"] is true)
                return result;
        }

        return null;
    }

    // A machine that cannot be reached for a while does not end its jobs.
    private static async Task<ModuleResult?> LookAsync(BackgroundJob job, TaskModuleCall call, CancellationToken cancellationToken)
    {
        try
        {
            return await call.CallAsync(Status, Options(job, "status"), cancellationToken);
        }
        catch (TargetException)
        {
            return null;
        }
    }

    private static OrderedDictionary<string, object?> Options(BackgroundJob job, string mode) => new() { ["jid"] = job.Id, ["mode"] = mode };

    private TaskResult Ended(BackgroundJob job, TaskResult result)
    {
        Publish(job, result.Failed ? JobState.Failed : JobState.Succeeded);
        AddKeys(result.Values, job, isOver: true);
        return result;
    }

    private TaskResult Late(BackgroundJob job)
    {
        Publish(job, JobState.Failed);
        var result = TaskResult.Fail($"async task did not complete within the requested time - {job.Limit.TotalSeconds}s");
        var status = new Dict();
        AddKeys(status, job, isOver: false);
        result.Values["async_result"] = status;
        return result;
    }

    private static void AddKeys(Dict values, BackgroundJob job, bool isOver)
    {
        values["ansible_job_id"] = job.Id;
        values["started"] = true;
        values["finished"] = isOver;
        values["results_file"] = job.ResultsFile;
        foreach (var output in (string[])["stdout", "stderr"])
        {
            if (values.TryAdd(output, ""))
                values.TryAdd(output + "_lines", new List<object?>());
        }
    }

    private static TaskResult Started(BackgroundJob job) => new()
    {
        Changed = true,
        Values = new Dict
        {
            ["ansible_job_id"] = job.Id,
            ["changed"] = true,
            ["failed"] = false,
            ["finished"] = false,
            ["results_file"] = job.ResultsFile,
            ["started"] = true,
        },
    };

    private void Publish(BackgroundJob job, JobState state) =>
        services.Events.Publish(new JobPolled(services.Events.Now, run.Identity, run.Host.Name, job.Id, state));
}
