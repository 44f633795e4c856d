using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>What came of saving a text file.</summary>
/// <param name="Result">The result, with the path of the old file's copy when one was made.</param>
/// <param name="Status">The file as it stands now.</param>
internal sealed record SavedText(ModuleResult Result, PathStatus Status);
