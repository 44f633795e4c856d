using PlaybookRunner.Content;

namespace PlaybookRunner.Inventory;

/// <summary>Adds what a source declares: hosts with ranges and ports, in a group, with variables.</summary>
internal static class HostDeclaration
{
    /// <summary>Adds all hosts a name stands for.</summary>
    /// <param name="graph">Receives them.</param>
    /// <param name="declared">The name, perhaps with ranges and a port.</param>
    /// <param name="group">The group they join.</param>
    /// <param name="variables">Their variables.</param>
    /// <param name="position">Where they are declared.</param>
    /// <param name="problems">Receives what is wrong with the name.</param>
    public static void Add(InventoryGraph graph, string declared, Group group, VariableSet variables, SourcePosition position, ContentProblems problems)
    {
        try
        {
            var address = HostAddress.Parse(declared);
            if (address.Port is { } port)
                variables = new VariableSet([KeyValuePair.Create("ansible_port", new ContentValue(port, position))]).With(variables);
            foreach (var name in HostRange.Expand(address.Name))
                Add(graph, group, name, variables, position);
        }
        catch (FormatException exception)
        {
            problems.Error(ErrorCodes.Inventory, exception.Message, position);
        }
    }

    private static void Add(InventoryGraph graph, Group group, string name, VariableSet variables, SourcePosition position)
    {
        var host = graph.Host(name, position.File.Path);
        host.Add(variables);
        graph.Join(group, host);
    }
}
