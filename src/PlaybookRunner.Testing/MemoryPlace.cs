namespace PlaybookRunner.Testing;

/// <summary>Where a path leads after its links are resolved.</summary>
/// <param name="Folder">The directory's path, without a slash at its end.</param>
/// <param name="Directory">The directory.</param>
/// <param name="Name">The name in it; empty for the root.</param>
/// <param name="Node">What stands there; null for nothing.</param>
internal sealed record MemoryPlace(string Folder, MemoryNode Directory, string Name, MemoryNode? Node)
{
    public string Path => Name.Length == 0 ? "/" : $"{Folder}/{Name}";

    /// <summary>Puts a node there, in place of what stands there.</summary>
    public void Put(MemoryNode node, double time)
    {
        Clear(time);
        Directory.Entries[Name] = node;
        Directory.ModificationTime = Directory.ChangeTime = time;
    }

    /// <summary>Takes away what stands there.</summary>
    public void Clear(double time)
    {
        if (Directory.Entries.Remove(Name, out var old))
        {
            old.LinkCount--;
            Directory.ModificationTime = Directory.ChangeTime = time;
        }
    }
}
