namespace PlaybookRunner.Modules;

/// <summary>The work of a task with <c>async</c>: something that runs on the target while the run goes on, and whose result is in a file there.</summary>
/// <param name="Id">The job's id (<c>ansible_job_id</c>); no two jobs have the same.</param>
/// <param name="Folder">The absolute path of the folder of job files on the target.</param>
/// <param name="Limit">How long the job may run before it is ended.</param>
public sealed record BackgroundJob(string Id, string Folder, TimeSpan Limit)
{
    /// <summary>The job's file (<c>results_file</c>): JSON with <c>started</c> and <c>finished</c> while it runs, then with the result's keys.</summary>
    public string ResultsFile => $"{Folder}/{Id}";

    /// <summary>The folder of job files on a call's target: the variable <c>ansible_async_dir</c>, else <c>~/.ansible_async</c>.</summary>
    /// <param name="call">A call of a module that has a target.</param>
    public static string FolderOf(ModuleCall call)
    {
        var folder = call.TryGetVariable("ansible_async_dir", out var value) && value is string { Length: > 0 } given ? given : "~/.ansible_async";
        return folder is "~" or ['~', '/', ..] ? call.Target.Identity.Home + folder[1..] : folder;
    }
}
