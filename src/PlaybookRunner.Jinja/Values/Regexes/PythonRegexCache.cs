using System.Collections.Concurrent;

namespace PlaybookRunner.Jinja;

/// <summary>Keeps regular expressions that were used before. Safe for use by several threads.</summary>
/// <param name="capacity">How many are kept. The bound is reached by content that makes patterns of data; the cache then starts anew.</param>
public sealed class PythonRegexCache(int capacity = 512)
{
    private readonly ConcurrentDictionary<(string Pattern, PythonRegexFlags Flags), PythonRegex> _known = new();

    /// <summary>The regular expression of a pattern.</summary>
    /// <exception cref="PythonException">ValueError: the pattern is wrong.</exception>
    public PythonRegex Get(string pattern, PythonRegexFlags flags = PythonRegexFlags.None)
    {
        if (_known.TryGetValue((pattern, flags), out var regex))
            return regex;
        if (_known.Count >= capacity)
            _known.Clear();
        return _known.GetOrAdd((pattern, flags), static key => new PythonRegex(key.Pattern, key.Flags));
    }
}
