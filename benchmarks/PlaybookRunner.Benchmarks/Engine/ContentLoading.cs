using BenchmarkDotNet.Attributes;
using PlaybookRunner.Content;
using PlaybookRunner.Execution;

namespace PlaybookRunner.Benchmarks.Engine;

/// <summary>From the text of 500 tasks to YAML nodes, and from 25 roles on disk to the model that is run.</summary>
[MemoryDiagnoser]
public sealed class ContentLoading : IDisposable
{
    private BenchmarkContent? _content;
    private SourceFile? _tasks;
    private RunOptions? _options;

    /// <summary>Writes the content.</summary>
    [GlobalSetup]
    public void Write()
    {
        _content = new BenchmarkContent();
        var path = _content.WriteTasks();
        _tasks = new SourceFile(path, File.ReadAllText(path));
        _options = new RunOptions { Playbooks = [_content.WriteRoles()] };
    }

    /// <summary>Removes it.</summary>
    [GlobalCleanup]
    public void Dispose() => _content?.Dispose();

    /// <summary>One file of 500 tasks to nodes.</summary>
    [Benchmark]
    public object? Yaml() => YamlReader.Read(_tasks!, VaultSecrets.None, new ContentProblems());

    /// <summary>What a run begins with, and the playbook read, parsed and checked.</summary>
    [Benchmark]
    public object Playbook()
    {
        var services = RunServicesFactory.Create(_options!, BenchmarkContent.Plugins, RunObservers.None, null, TimeProvider.System);
        return services.Parser.ParsePlaybook(_options!.Playbooks[0], new ContentProblems());
    }
}
