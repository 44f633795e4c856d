namespace PlaybookRunner;

/// <summary>Where facts outlive a run: files as those of the reference's cache <c>jsonfile</c> (<c>fact_caching</c>).</summary>
/// <param name="Folder">The folder of the files; it is made when there is something to keep (<c>fact_caching_connection</c>).</param>
public sealed record FactCacheOptions(string Folder)
{
    /// <summary>What the names of the files start with (<c>fact_caching_prefix</c>).</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Facts written longer ago are not used; null for any age (<c>fact_caching_timeout</c>, where that is 0).</summary>
    public TimeSpan? MaximumAge { get; init; } = TimeSpan.FromDays(1);
}
