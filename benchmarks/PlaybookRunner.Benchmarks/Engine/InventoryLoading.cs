using BenchmarkDotNet.Attributes;
using PlaybookRunner.Content;
using PlaybookRunner.Events;
using PlaybookRunner.Inventory;
using PlaybookRunner.Jinja;
using PlaybookRunner.Templating;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Benchmarks.Engine;

/// <summary>An inventory of 5,000 hosts in YAML.</summary>
[MemoryDiagnoser]
public sealed class InventoryLoading : IDisposable
{
    private readonly TemplateEngine _templates = new(new JinjaEnvironment(TemplateEngine.PlaybookOptions));
    private BenchmarkContent? _content;
    private string _path = "";

    /// <summary>Writes the inventory.</summary>
    [GlobalSetup]
    public void Write()
    {
        _content = new BenchmarkContent();
        _path = _content.WriteInventory(5000);
    }

    /// <summary>Removes it.</summary>
    [GlobalCleanup]
    public void Dispose() => _content?.Dispose();

    /// <summary>From the file to hosts, groups and their variables.</summary>
    [Benchmark]
    public object Load()
    {
        var loader = new ContentLoader(new DiskContent(), VaultSecrets.None);
        var facts = new FactCache(null, new EventHub([], [], TimeProvider.System), TimeProvider.System);
        var templates = new InventoryTemplates(_templates, new Conditions(_templates, strict: true), loader, new FixedLayer([]), facts);
        return RunInventory.Read(new RunOptions { Playbooks = [], Inventories = [_path] }, loader, templates).AllHosts();
    }
}
