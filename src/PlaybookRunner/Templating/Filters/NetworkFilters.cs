using System.Globalization;
using System.Numerics;
using PlaybookRunner.Jinja;
using PlaybookRunner.Templating.Addresses;

namespace PlaybookRunner.Templating.Filters;

/// <summary>The filters of <c>ansible.utils</c> that calculate with IP networks.</summary>
internal static class NetworkFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("ipsubnet", "value, query='', index=none", static (in JinjaCall c) => Subnet(c))
        .Add("ipmath", "value, amount", static (in JinjaCall c) => Calculate(Python.Str(c[0]), c[1]))
        .Add("nthhost", "value, query=''", static (in JinjaCall c) => NthHost(c[0], c[1]))
        .Add("next_nth_usable", "value, offset=none", static (in JinjaCall c) => NthUsable(c[0], c[1], 1))
        .Add("previous_nth_usable", "value, offset=none", static (in JinjaCall c) => NthUsable(c[0], c[1], -1))
        .Add("network_in_usable", "value, test", static (in JinjaCall c) => IsUsable(c[0], c[1]))
        .Add("network_in_network", "value, test", static (in JinjaCall c) => IsWithin(c[0], c[1]))
        .Add("reduce_on_network", "value, network", static (in JinjaCall c) => Within(c))
        .Add("cidr_merge", "value, action='merge'", static (in JinjaCall c) => Merge(c[0], Python.Str(c[1])))
        .Add("usable_range", "ip", static (in JinjaCall c) => UsableRange(Python.Str(c[0]), c.Context));

    private static object? Subnet(in JinjaCall call)
    {
        if (AddressValue.Read(call[0], null) is not { Network: var network })
            return false;
        BigInteger? index = call[2] is null ? null : Arguments.Whole(call[2]);
        var query = Python.Str(call[1]);
        if (query.Length == 0)
            return WithPrefix(network, network.Prefix);
        if (int.TryParse(query, NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) && prefix > network.Bits)
            return false;
        if (query.All(char.IsAsciiDigit))
            return network.IsLone ? OfAddress(network, prefix, index) : OfNetwork(network, prefix, index);
        return AddressValue.Read(query, null) is { Network: var whole } ? PlaceIn(whole, network) : false;
    }

    private static string WithPrefix(IpNetwork network, int prefix) => (network with { Prefix = prefix }) is var wanted ? $"{wanted.NetworkText}/{prefix}" : "";

    // The networks that hold an address, from the largest one wanted down to the address's own.
    private static object OfAddress(IpNetwork network, int prefix, BigInteger? index)
    {
        var count = network.Bits - prefix;
        if (count < 0)
            throw Arguments.ValueError($"Requested subnet size of {prefix} is invalid");
        if (index is null)
            return WithPrefix(network, prefix);
        var place = index.Value.Sign < 0 ? count + index.Value : index.Value;
        return place.Sign >= 0 && place < count ? WithPrefix(network, prefix + (int)place) : false;
    }

    private static object OfNetwork(IpNetwork network, int prefix, BigInteger? index)
    {
        if (prefix < network.Prefix || prefix > network.Bits)
        {
            return index is null ? throw Arguments.ValueError($"Requested subnet size of {prefix} is invalid")
                : index == 0 && prefix <= network.Bits ? $"{network.NetworkText}/{prefix}" : false;
        }

        var count = BigInteger.One << (prefix - network.Prefix);
        if (index is not { } wanted)
            return count.ToString(CultureInfo.InvariantCulture);
        var place = wanted.Sign < 0 ? count + wanted : wanted;
        if (place.Sign < 0 || place >= count)
            return false;
        var first = (BigInteger)network.First + (place << (network.Bits - prefix));
        return new IpNetwork((UInt128)first, prefix, network.Version).ToString();
    }

    private static string PlaceIn(IpNetwork whole, IpNetwork network)
    {
        if (!whole.Contains(network))
            throw Arguments.ValueError($"{WithPrefix(network, network.Prefix)} is not in the subnet {whole}");
        var place = (BigInteger)(network.First - whole.First) >> (network.Bits - network.Prefix);
        return (place + 1).ToString(CultureInfo.InvariantCulture);
    }

    private static string Calculate(string text, object? amount)
    {
        if (!(text.Contains('/', StringComparison.Ordinal) ? IpText.TryReadNetwork(text, out var address) : IpText.TryReadAddress(text, out address)))
            throw Arguments.ValueError($"You must pass a valid IP address; {text} is invalid");
        if (amount is not (long or BigInteger or string))
            throw Arguments.TypeError($"You must pass an integer for arithmetic; {Python.Str(amount)} is not a valid integer");
        var result = (BigInteger)address.Address + BigInteger.Parse(Python.Str(Python.ToInteger(amount)), CultureInfo.InvariantCulture);
        return result.Sign >= 0 && result <= (BigInteger)IpNetwork.AllOnes(address.Version)
            ? IpText.Write((UInt128)result, address.Version)
            : throw Arguments.ValueError("result outside valid IP address boundary!");
    }

    private static object NthHost(object? value, object? query)
    {
        if (AddressValue.Read(value, null) is not { Network: var network } || !BigInteger.TryParse(Python.Str(query), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
            return false;
        return AddressQuery.At(network, index) is { } address ? IpText.Write(address, network.Version) : false;
    }

    private static object? NthUsable(object? value, object? offset, int direction)
    {
        if (AddressValue.Read(value, null) is not { Network: var network })
            return false;
        return offset is long places ? AddressQuery.Nth(network, direction * places) : throw Arguments.TypeError("Must pass in an integer");
    }

    private static bool IsUsable(object? value, object? test) =>
        AddressValue.Read(value, null) is { Network: var network } && AddressValue.Read(test, null) is { Network: var tested }
        && network.FirstUsable <= tested.First && tested.Last <= network.LastUsable;

    private static bool IsWithin(object? value, object? test) =>
        AddressValue.Read(value, null) is { Network: var network } && AddressValue.Read(test, null) is { Network: var tested } && network.Covers(tested);

    private static List<object?> Within(in JinjaCall call)
    {
        var network = call[1];
        return [.. call.Sequence(0).Where(item => IsWithin(network, item))];
    }

    private static object? Merge(object? value, string action)
    {
        var networks = (value is string or Markup ? [value] : Python.Iterate(value)).Select(ReadForMerge).ToList();
        switch (action)
        {
            case "merge":
                return NetworkMerge.Merge(networks).ConvertAll(static network => (object?)network.ToString());
            case "span" when networks.Count == 0:
                return null;
            case "span" when networks.TrueForAll(network => network.Version == networks[0].Version):
                return NetworkMerge.Span(networks).ToString();
            case "span":
                throw Arguments.ValueError("cidr_merge: networks of both versions cannot be spanned by one");
            default:
                throw Arguments.ValueError($"cidr_merge: invalid action '{action}'");
        }
    }

    private static IpNetwork ReadForMerge(object? item) =>
        AddressValue.Read(item, null)?.Network ?? throw Arguments.ValueError($"cidr_merge: {Python.Repr(item)} is no address or network");

    private static Dict UsableRange(string text, JinjaContext context)
    {
        if (!IpText.TryReadStrict(text, out var network))
            throw Arguments.ValueError($"Error while using plugin 'usable_range': {text} is no network, or has host bits set");
        var addresses = new List<object?>();
        for (var address = network.First; ; address++)
        {
            context.Step();
            addresses.Add(IpText.Write(address, network.Version));
            if (address == network.Last)
                break;
        }

        return new Dict { ["usable_ips"] = addresses, ["number_of_ips"] = AddressQuery.Number(network.Size) };
    }
}
