namespace PlaybookRunner.Jinja;

/// <summary>Python's sort: stable, with <c>&lt;</c> as the only comparison, whose errors come through as they are.</summary>
internal static class Sorting
{
    /// <summary>The items in the order of their keys; a reversed sort keeps equal items in their order, too.</summary>
    public static object?[] Sort(IReadOnlyList<object?> items, IReadOnlyList<object?> keys, bool reverse)
    {
        var order = new int[items.Count];
        for (var i = 0; i < order.Length; i++)
            order[i] = reverse ? order.Length - 1 - i : i;
        Merge(order, new int[order.Length], keys);
        if (reverse)
            Array.Reverse(order);
        var sorted = new object?[order.Length];
        for (var i = 0; i < sorted.Length; i++)
            sorted[i] = items[order[i]];
        return sorted;
    }

    private static void Merge(Span<int> order, Span<int> room, IReadOnlyList<object?> keys)
    {
        if (order.Length <= 8)
        {
            Insert(order, keys);
            return;
        }

        var half = order.Length / 2;
        Merge(order[..half], room[..half], keys);
        Merge(order[half..], room[half..], keys);
        // What is in order already, as sorted input is, needs no merging.
        if (!Less(keys[order[half]], keys[order[half - 1]]))
            return;
        order.CopyTo(room);
        int left = 0, right = half;
        for (var i = 0; i < order.Length; i++)
        {
            var takeRight = left == half || right < order.Length && Less(keys[room[right]], keys[room[left]]);
            order[i] = takeRight ? room[right++] : room[left++];
        }
    }

    private static void Insert(Span<int> order, IReadOnlyList<object?> keys)
    {
        for (var i = 1; i < order.Length; i++)
        {
            var item = order[i];
            var j = i;
            for (; j > 0 && Less(keys[item], keys[order[j - 1]]); j--)
                order[j] = order[j - 1];
            order[j] = item;
        }
    }

    private static bool Less(object? left, object? right) =>
        left is string a && right is string b ? Python.CompareText(a, b) < 0 : Python.Less(left, right);
}
