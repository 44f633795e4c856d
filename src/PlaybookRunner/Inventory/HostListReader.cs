using PlaybookRunner.Content;

namespace PlaybookRunner.Inventory;

/// <summary>Reads a list of hosts given on the command line: <c>a,b[1:3],c:2222</c>.</summary>
internal sealed class HostListReader(InventoryGraph graph, ContentProblems problems)
{
    public void Read(string list, SourcePosition place)
    {
        foreach (var item in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            HostDeclaration.Add(graph, item, graph.Ungrouped, VariableSet.Empty, place, problems);
    }
}
