using PlaybookRunner.Content;
using PlaybookRunner.Inventory;
using PlaybookRunner.Variables;
namespace PlaybookRunner.Execution;
internal sealed class RunInventory
{
    private readonly List<Host> _hosts = [];
    public static RunInventory Read(RunOptions o, ContentLoader c) { var r = new RunInventory(); foreach (var n in o.Inventories.SelectMany(i => i.Split(',')).Where(n => n.Length > 0)) r._hosts.Add(new Host(n)); if (r._hosts.Count == 0) r._hosts.Add(new Host("localhost")); return r; }
    public string? FolderOf(Host h) => null;
    public string? FileOf(Host h) => null;
    public IEnumerable<string> GroupNamesOf(Host h) => [];
    public IEnumerable<KeyValuePair<string, IEnumerable<string>>> HostNamesByGroup() => [];
    public IReadOnlyList<string> HostNames => [.. _hosts.Select(h => h.Name)];
    public Host? Find(string n) => _hosts.Find(h => h.Name == n);
    public Host AddDelegate(string n) => new(n);
    public void AddHost(string n, IReadOnlyList<string> g, IReadOnlyDictionary<string, object?> v) { }
    public void JoinGroup(Host h, string n, IReadOnlyList<string> p) { }
    public IEnumerable<IVariableLayer> LayersOf(Host h, string f) => [];
    public IReadOnlyList<Host> Match(string p, string? limit, SourcePosition at, Action<string, string, SourcePosition?, string?> warn) => p == "all" ? _hosts : [.. _hosts.Where(h => p.Split(',').Contains(h.Name))];
    public bool IsImplicit(string n) => n == "localhost";
    public void Refresh() { }
    public void CheckNotEmpty(Action<string, string, SourcePosition?, string?> warn) { }
}
