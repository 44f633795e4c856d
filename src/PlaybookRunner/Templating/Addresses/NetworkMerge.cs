namespace PlaybookRunner.Templating.Addresses;

/// <summary>Puts networks together into the fewest ones.</summary>
internal static class NetworkMerge
{
    /// <summary>The fewest networks that hold just the addresses of the given ones, in order, version 4 first.</summary>
    public static List<IpNetwork> Merge(IEnumerable<IpNetwork> networks)
    {
        var result = new List<IpNetwork>();
        foreach (var network in networks.OrderBy(static each => each.Version).ThenBy(static each => each.First).ThenBy(static each => each.Prefix))
        {
            if (result.Count > 0 && result[^1].Contains(network))
                continue;
            result.Add(network with { Address = network.First });
            while (result.Count > 1 && Parent(result[^2], result[^1]) is { } parent)
            {
                result.RemoveAt(result.Count - 1);
                result[^1] = parent;
            }

        }

        return result;
    }

    /// <summary>The smallest network that holds all given ones, which are of one version.</summary>
    public static IpNetwork Span(IReadOnlyList<IpNetwork> networks)
    {
        var (first, last) = (networks.Min(static each => each.First), networks.Max(static each => each.Last));
        var result = networks[0] with { Address = first };
        for (var prefix = networks.Min(static each => each.Prefix); ; prefix--)
        {
            result = result with { Prefix = prefix };
            if (result.First <= first && last <= result.Last)
                return result with { Address = result.First };
        }
    }

    private static IpNetwork? Parent(IpNetwork left, IpNetwork right)
    {
        if (left.Version != right.Version || left.Prefix != right.Prefix || left.Prefix == 0)
            return null;
        var parent = left with { Prefix = left.Prefix - 1 };
        return parent.First == left.First && parent.Last == right.Last ? parent : null;
    }
}
