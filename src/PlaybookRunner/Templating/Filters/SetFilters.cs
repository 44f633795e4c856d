using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>Filters that treat lists as sets. Elements keep the order in which they first stand.</summary>
internal static class SetFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("unique", "a, case_sensitive=none, attribute=none", static (in JinjaCall c) => Unique(c))
        .Add("union", "a, b", static (in JinjaCall c) => new ItemSet(c.Sequence(0).Concat(c.Sequence(1))).Items)
        .Add("intersect", "a, b", static (in JinjaCall c) => Filter(c.Sequence(0), new ItemSet(c.Sequence(1)), wanted: true))
        .Add("difference", "a, b", static (in JinjaCall c) => c.Sequence(0).Any() ? Filter(c.Sequence(0), new ItemSet(c.Sequence(1)), wanted: false) : new List<object?>())
        .Add("symmetric_difference", "a, b", static (in JinjaCall c) => SymmetricDifference(c));

    private static List<object?> Filter(IEnumerable<object?> items, ItemSet others, bool wanted) => [.. new ItemSet(items).Items.Where(item => others.Contains(item) == wanted)];

    private static List<object?> SymmetricDifference(in JinjaCall call)
    {
        ItemSet left = new(call.Sequence(0)), right = new(call.Sequence(1));
        return [.. left.Items.Where(item => !right.Contains(item)), .. right.Items.Where(item => !left.Contains(item))];
    }

    private static List<object?> Unique(in JinjaCall call)
    {
        var seen = new ItemSet([]);
        var result = new List<object?>();
        foreach (var item in call.Sequence(0))
        {
            var key = call[2] is null ? item : AttributeOf(item, call[2]);
            if (!call.Boolean(1) && key is string text)
                key = text.ToLowerInvariant();
            if (seen.Add(key))
                result.Add(item);
        }

        return result;
    }

    private static object? AttributeOf(object? item, object? path)
    {
        foreach (var part in Python.Str(path).Split('.'))
            item = Python.GetItem(item, long.TryParse(part, out var index) && item is not Dict ? index : part);
        return item;
    }

    /// <summary>Distinct values in order; those that Python cannot hash are compared one by one.</summary>
    private sealed class ItemSet
    {
        private readonly SetValue _hashed = new();
        private readonly List<object?> _others = [];

        public ItemSet(IEnumerable<object?> items)
        {
            foreach (var item in items)
                Add(item);
        }

        public List<object?> Items { get; } = [];

        public bool Contains(object? item) => item is Dict or List<object?> or DeferredList or SetValue
            ? _others.Exists(other => Python.Equal(other, item))
            : _hashed.Contains(item);

        public bool Add(object? item)
        {
            if (Contains(item))
                return false;
            if (item is Dict or List<object?> or DeferredList or SetValue)
                _others.Add(item);
            else
                _hashed.Add(item);
            Items.Add(item);
            return true;
        }
    }
}
