namespace PlaybookRunner.Testing;

/// <summary>The runs of a case that <see cref="AssertModule"/> went through.</summary>
/// <param name="Check">In check mode, with differences.</param>
/// <param name="Applied">For real, with differences.</param>
/// <param name="Again">The same once more.</param>
public sealed record ModuleRuns(ModuleRun Check, ModuleRun Applied, ModuleRun Again);
