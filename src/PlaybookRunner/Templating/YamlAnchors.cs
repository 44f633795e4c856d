using System.Globalization;
using System.Runtime.CompilerServices;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating;

/// <summary>The names of collections that stand in a value more than once.</summary>
internal sealed class YamlAnchors
{
    private readonly Dictionary<object, int> _counts = new(ReferenceComparer.Instance);
    private readonly Dictionary<object, string> _names = new(ReferenceComparer.Instance);

    public YamlAnchors(object? value) => Count(value);

    /// <summary>The name of a collection, and whether it is written here for the first time; null for one that stands only once.</summary>
    public (string Name, bool IsFirst)? Of(object? value)
    {
        if (value is null || !_counts.TryGetValue(value, out var count) || count < 2)
            return null;
        if (_names.TryGetValue(value, out var name))
            return (name, false);
        name = (_names.Count + 1).ToString("'id'000", CultureInfo.InvariantCulture);
        _names.Add(value, name);
        return (name, true);
    }

    private void Count(object? value)
    {
        if (value is not (Dict or List<object?> or DeferredList))
            return;
        _counts[value] = _counts.GetValueOrDefault(value) + 1;
        if (_counts[value] > 1)
            return;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var item in value is Dict dict ? dict.Values : (IReadOnlyList<object?>)value)
            Count(item);
    }

    private sealed class ReferenceComparer : IEqualityComparer<object>
    {
        public static readonly ReferenceComparer Instance = new();

        bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

        int IEqualityComparer<object>.GetHashCode(object obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
