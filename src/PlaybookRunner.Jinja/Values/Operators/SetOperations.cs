namespace PlaybookRunner.Jinja;

/// <summary>What sets and the set-like views of mappings (keys, items) have in common.</summary>
internal static class SetOperations
{
    public static bool IsSetLike(object? value) => value is SetValue or DictView { IsSetLike: true };

    public static bool AreEqual(object left, object right) =>
        IsSetLike(left) && IsSetLike(right) ? Count(left) == Count(right) && IsSubset(left, right) : ReferenceEquals(left, right);

    public static bool IsSubset(object left, object right)
    {
        if (Count(left) > Count(right))
            return false;
        foreach (var item in (IEnumerable<object?>)left)
        {
            if (!Contains(right, item))
                return false;
        }

        return true;
    }

    public static SetValue Difference(object left, object right)
    {
        var result = new SetValue();
        foreach (var item in (IEnumerable<object?>)left)
        {
            if (!Contains(right, item))
                result.Add(item);
        }

        return result;
    }

    public static int Count(object set) => ((IReadOnlyCollection<object?>)set).Count;

    public static bool Contains(object set, object? item) => set is SetValue values ? values.Contains(item) : ((DictView)set).Contains(item);
}
