using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>What surrounds the steps that are being read.</summary>
internal sealed record StepContext
{
    /// <summary>The keywords around.</summary>
    public required Keywords Keywords { get; init; }

    public RoleUse? Role { get; init; }

    /// <summary>The folder of the file that is being read.</summary>
    public required string Folder { get; init; }

    /// <summary>The folder of the playbook.</summary>
    public required string PlayFolder { get; init; }

    /// <summary>The files whose imports led here, outermost first.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Variables around for names of imports, outermost first.</summary>
    public IReadOnlyList<VariableSet> Variables { get; init; } = [];

    /// <summary>Receives the handlers of roles that are brought in.</summary>
    public required List<Handler> RoleHandlers { get; init; }

    public bool InHandlers { get; init; }

    /// <summary>Inside of something with these keywords.</summary>
    public StepContext Inside(Keywords keywords) =>
        this with { Keywords = keywords, Variables = keywords.Vars.Count > Keywords.Vars.Count ? [.. Variables, .. keywords.Vars.Skip(Keywords.Vars.Count)] : Variables };

    /// <summary>Inside of a file.</summary>
    public StepContext InFile(string path) => this with { Folder = Path.GetDirectoryName(path)!, Files = [.. Files, path] };
}
