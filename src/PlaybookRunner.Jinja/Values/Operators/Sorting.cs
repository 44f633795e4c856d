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
        if (order.Length < 64)
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

    // As Python sorts short lists: what is in order at the start, turned round if it descends, then binary insertion. Which elements meet decides what an
    // error about elements without an order says.
    private static void Insert(Span<int> order, IReadOnlyList<object?> keys)
    {
        for (var i = Run(order, keys); i < order.Length; i++)
        {
            var item = order[i];
            int low = 0, high = i;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (Less(keys[item], keys[order[middle]]))
                    high = middle;
                else
                    low = middle + 1;
            }

            order[low..i].CopyTo(order[(low + 1)..]);
            order[low] = item;
        }
    }

    private static int Run(Span<int> order, IReadOnlyList<object?> keys)
    {
        var end = Math.Min(order.Length, 1);
        while (end < order.Length && !Less(keys[order[end]], keys[order[end - 1]]))
            end++;
        return end == order.Length || end > 1 && Less(keys[order[0]], keys[order[end - 1]]) ? end : Descend(order, keys, end);
    }

    // Equal elements may stand in a descending run: each group of them is turned round beforehand, so that they keep their order in the end.
    private static int Descend(Span<int> order, IReadOnlyList<object?> keys, int end)
    {
        var group = 0;
        for (; end < order.Length; end++)
        {
            if (Less(keys[order[end]], keys[order[end - 1]]))
            {
                order[group..end].Reverse();
                group = end;
            }
            else if (Less(keys[order[end - 1]], keys[order[end]]))
                break;
        }

        order[group..end].Reverse();
        order[..end].Reverse();
        return end;
    }

    private static bool Less(object? left, object? right) =>
        left is string a && right is string b ? Python.CompareText(a, b) < 0 : Python.Less(left, right);
}
