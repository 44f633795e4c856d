using BenchmarkDotNet.Attributes;
using PlaybookRunner.Content;
using PlaybookRunner.Inventory;

namespace PlaybookRunner.Benchmarks.Engine;

/// <summary>An inventory of 5,000 hosts in YAML.</summary>
[MemoryDiagnoser]
public sealed class InventoryLoading : IDisposable
{
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
    public object Load() => RunInventory.Read([_path], new ContentLoader(new DiskContent(), VaultSecrets.None)).AllHosts();
}
