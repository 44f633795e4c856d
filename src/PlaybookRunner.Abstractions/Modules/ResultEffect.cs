namespace PlaybookRunner.Modules;

/// <summary>What a result does to the run beyond the host's machine.</summary>
public abstract record ResultEffect
{
    private ResultEffect()
    {
    }

    /// <summary>Variables of the host for the rest of the run, at the precedence of <c>set_fact</c>.</summary>
    /// <param name="Values">The variables.</param>
    /// <param name="Cacheable">Whether they become facts of the fact cache too.</param>
    public sealed record SetFacts(IReadOnlyDictionary<string, object?> Values, bool Cacheable) : ResultEffect;

    /// <summary>Variables of the host at the precedence of <c>include_vars</c>; strings in them that hold templates are templates.</summary>
    /// <param name="Values">The variables as loaded from content.</param>
    public sealed record IncludeVariables(IReadOnlyDictionary<string, object?> Values) : ResultEffect;

    /// <summary>A host added to the inventory of the run.</summary>
    /// <param name="Name">The host's name, also with a port.</param>
    /// <param name="Groups">The groups it is in.</param>
    /// <param name="Values">Its variables.</param>
    public sealed record AddHost(string Name, IReadOnlyList<string> Groups, IReadOnlyDictionary<string, object?> Values) : ResultEffect;

    /// <summary>A group that the host joins.</summary>
    /// <param name="Name">The group's name.</param>
    /// <param name="Parents">The groups it is a child of.</param>
    public sealed record JoinGroup(string Name, IReadOnlyList<string> Parents) : ResultEffect;
}
