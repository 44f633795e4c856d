using PlaybookRunner.Cli;
using PlaybookRunner.Events;

namespace PlaybookRunner.Conformance.Tests;

/// <summary>Jobs whose work the engine does itself: a run ends when they have ended.</summary>
internal sealed class BackgroundJobTests
{
    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("jobs").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_run_waits_for_a_job_that_its_last_task_left()
    {
        var observer = new Listener();
        var run = EngineFactory.Create().RunAsync(await OptionsAsync(), RunObservers.Of(observer));
        await observer.Warned.Task;
        Assert.That(run.IsCompleted, Is.False);
        Assert.That(await JobAsync(), Does.Contain("\"finished\": false"));

        await File.WriteAllTextAsync(Path.Combine(_folder, "go"), "");
        await run;

        Assert.That(await JobAsync(), Does.Contain("\"path\""));
    }

    [Test]
    public async Task A_run_that_is_broken_off_ends_its_jobs()
    {
        var observer = new Listener();
        using var interrupt = new CancellationTokenSource();
        var run = EngineFactory.Create().RunAsync(await OptionsAsync(), RunObservers.Of(observer), cancellationToken: interrupt.Token);
        await observer.Warned.Task;

        await interrupt.CancelAsync();

        Assert.That(async () => await run, Throws.InstanceOf<OperationCanceledException>());
    }

    private async Task<RunOptions> OptionsAsync()
    {
        var path = Path.Combine(_folder, "site.yml");
        await File.WriteAllTextAsync(path, $$"""
            - hosts: h1
              gather_facts: false
              vars:
                ansible_async_dir: {{_folder}}/jobs
              tasks:
                - wait_for:
                    path: {{_folder}}/go
                  async: 600
                  poll: 0
            """);
        return new RunOptions { Playbooks = [path], Inventories = ["h1,"], Connection = "local" };
    }

    private Task<string> JobAsync() => File.ReadAllTextAsync(Directory.GetFiles(Path.Combine(_folder, "jobs")).Single());

    private sealed class Listener : IRunObserver
    {
        public TaskCompletionSource Warned { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void OnEvent(RunEvent runEvent)
        {
            if (runEvent is WarningRaised { Code: ErrorCodes.JobLeftRunning })
                Warned.TrySetResult();
        }
    }
}
