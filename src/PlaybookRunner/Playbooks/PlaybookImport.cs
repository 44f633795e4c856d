using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>What imports of playbooks hand on to the plays in them.</summary>
/// <param name="Keywords">Their <c>when</c> and <c>tags</c>.</param>
/// <param name="Vars">Their <c>vars</c>, which win over those of the plays.</param>
/// <param name="Files">The files whose imports led here, outermost first.</param>
internal sealed record PlaybookImport(Keywords Keywords, VariableSet Vars, IReadOnlyList<string> Files)
{
    public static readonly PlaybookImport None = new(Keywords.None, VariableSet.Empty, []);
}
