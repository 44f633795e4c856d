using PlaybookRunner.Modules;

namespace PlaybookRunner.Testing;

/// <summary>One run of a module.</summary>
/// <param name="Result">What it yielded.</param>
/// <param name="RoundTrips">How many operations it asked of the target.</param>
/// <param name="Warnings">What it warned of while it ran.</param>
public sealed record ModuleRun(ModuleResult Result, long RoundTrips, IReadOnlyList<string> Warnings)
{
    /// <summary>The value of a result key; null when the result has no such key.</summary>
    public object? this[string key] => Result.Values.GetValueOrDefault(key);
}
