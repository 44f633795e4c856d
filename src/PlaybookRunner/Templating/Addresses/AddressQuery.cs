using System.Globalization;
using System.Numerics;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Addresses;

/// <summary>The queries of <c>ansible.utils.ipaddr</c> and its kin. What an address does not have is null; what it cannot be asked for is false.</summary>
internal static class AddressQuery
{
    /// <summary>Answers a query.</summary>
    /// <param name="value">The address or network.</param>
    /// <param name="query">A name, a network that must hold the address, or the number of an address in the network.</param>
    /// <exception cref="PythonException">The query is not known, or needs a network and got an address.</exception>
    public static object? Ask(AddressValue value, string query)
    {
        var network = value.Network;
        return query switch
        {
            "" => value.IsNetwork ? network.ToString() : network.Text,
            "6to4" => SixToFour(value),
            "address" or "ip" => IsNetworkOfVersion4(value) ? null : network.Text,
            "address/prefix" or "gateway" or "gw" or "host/prefix" or "hostnet" or "router" => IsEdge(network) ? false : network.ToString(),
            "bool" => true,
            "broadcast" => network.Prefix >= network.Bits - 1 ? null : Text(network, network.Last),
            "cidr" => network.ToString(),
            "first_usable" => Usable(value, network.FirstUsable),
            "last_usable" => Usable(value, network.LastUsable),
            "range_usable" => Usable(value, network.FirstUsable) is { } first ? $"{first}-{Usable(value, network.LastUsable)}" : null,
            "next_usable" => Nth(WithNetwork(value), 1),
            "previous_usable" => Nth(WithNetwork(value), -1),
            "peer" => Peer(value),
            "host" => network.IsLone || network.Address != network.First || (network.IsPair && network.Version == 4) ? network.ToString() : null,
            "hostmask" or "wildcard" => Text(network, network.HostMask),
            "int" => value.IsNetwork ? $"{network.Address}/{network.Prefix}" : Number((BigInteger)network.Address),
            "ip/prefix" => HasHost(network) ? network.ToString() : null,
            "ip_netmask" => HasHost(network) ? $"{network.Text} {Mask(network)}" : null,
            "ipv4" => ToVersion4(value),
            "ipv6" => network.Version == 6 ? value.Written : $"::ffff:{network.Text}/{network.Prefix + 96}",
            "link-local" => IpRanges.IsLinkLocal(network) ? value.Written : null,
            "lo" or "loopback" => IpRanges.IsLoopback(network) ? value.Written : null,
            "multicast" => IpRanges.IsMulticast(network) ? value.Written : null,
            "unicast" => IpRanges.IsMulticast(network) ? null : value.Written,
            "private" => IsPrivate(network) ? value.Written : null,
            "public" => IpRanges.IsGlobal(network) && !IpRanges.IsMulticast(network) && !IsPrivate(network) ? value.Written : null,
            "net" => !network.IsLone && network.Address == network.First ? network.ToString() : null,
            "netmask" => Mask(network),
            "network" or "network_id" => network.NetworkText,
            "network/prefix" or "subnet" => $"{network.NetworkText}/{network.Prefix}",
            "network_netmask" => $"{network.NetworkText} {Mask(network)}",
            "network_wildcard" => $"{network.NetworkText} {Text(network, network.HostMask)}",
            "prefix" => (long)network.Prefix,
            "revdns" => ReverseName(network),
            "size" => Number(network.Size),
            "size_usable" => Number(network.IsLone ? 0 : network.IsPair ? 2 : network.Size - 2),
            "type" => network.IsLone || network.Address != network.First ? "address" : "network",
            "version" => (long)network.Version,
            "wrap" => network.Version == 4 ? value.Written : value.IsNetwork ? $"[{network.Text}]/{network.Prefix}" : $"[{network.Text}]",
            _ => AskByValue(value, query),
        };
    }

    /// <summary>The address some places behind (or before) the network's own, if a host may have it.</summary>
    public static string? Nth(IpNetwork network, long offset)
    {
        if (network.IsLone)
            return null;
        var wanted = (BigInteger)network.Address + offset;
        if (wanted.Sign < 0)
            throw Arguments.ValueError($"failed to detect a valid IP address from {wanted}");
        return wanted >= (BigInteger)network.FirstUsable && wanted <= (BigInteger)network.LastUsable ? OfAnyVersion((UInt128)wanted) : null;
    }

    /// <summary>The address of a number within a network, from its end where the number is negative; null beyond it.</summary>
    public static UInt128? At(IpNetwork network, BigInteger index)
    {
        var place = index.Sign < 0 ? network.Size + index : index;
        return place.Sign >= 0 && place < network.Size ? network.First + (UInt128)place : null;
    }

    /// <summary>An integer that fits is a long, as everywhere.</summary>
    public static object Number(BigInteger number) => number <= long.MaxValue && number >= long.MinValue ? (object)(long)number : number;

    private static object? AskByValue(AddressValue value, string query)
    {
        if (BigInteger.TryParse(query, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
        {
            if (value.Network.IsLone)
                return value.IsNetwork ? value.Network.ToString() : value.Network.Text;
            return At(value.Network, index) is { } address ? $"{Text(value.Network, address)}/{value.Network.Prefix}" : false;
        }

        if (!IpText.TryReadNetwork(query, out var network))
            throw Arguments.ValueError($"unknown query '{query}'");
        return network.Contains(value.Network) ? value.Written : null;
    }

    private static string Text(IpNetwork network, UInt128 address) => IpText.Write(address, network.Version);

    // These queries forget the version: small numbers are written as version 4.
    private static string OfAnyVersion(UInt128 address) => IpText.Write(address, address <= uint.MaxValue ? 4 : 6);

    private static string Mask(IpNetwork network) => Text(network, ~network.HostMask & IpNetwork.AllOnes(network.Version));

    private static bool IsNetworkOfVersion4(AddressValue value) =>
        value.Network is { Version: 4 } network && network.Prefix < network.Bits - 1 && network.Address == network.First;

    private static bool IsEdge(IpNetwork network) => network.Prefix < network.Bits - 1 && (network.Address == network.First || network.Address == network.Last);

    private static bool HasHost(IpNetwork network) => !network.IsLone && (network.IsPair || network.Address != network.First);

    // For version 6 all that is not reachable globally, multicast included, counts as private.
    private static bool IsPrivate(IpNetwork network) => network.Version == 4
        ? !IpRanges.IsGlobal(network)
        : !IpRanges.IsGlobal(network) || !IsGlobalUnicast(network);

    private static bool IsGlobalUnicast(IpNetwork network) => network.Address >> 125 == 1;

    private static IpNetwork WithNetwork(AddressValue value) => value.IsNetwork ? value.Network : throw Arguments.ValueError("Not a network address");

    private static string? Usable(AddressValue value, UInt128 address) => WithNetwork(value).IsLone ? null : OfAnyVersion(address);

    private static string Peer(AddressValue value)
    {
        var network = WithNetwork(value);
        if (network.IsPair)
            return OfAnyVersion(network.Address ^ 1);
        if (network.Prefix != network.Bits - 2)
            throw Arguments.ValueError("Not a point-to-point network");
        return IsEdge(network) ? throw Arguments.ValueError("Network address of a point-to-point network has no peer") : OfAnyVersion(network.Address ^ 3);
    }

    private static object SixToFour(AddressValue value)
    {
        var network = value.Network;
        if (network.Version == 6)
            return network.Address >> 112 == 0x2002 ? value.Written : false;
        if (IpRanges.IsMulticast(network) || (!network.IsLone && network.Address == network.First))
            return false;
        return string.Create(CultureInfo.InvariantCulture, $"2002:{(uint)network.Address >> 16:x4}:{(uint)network.Address & 0xFFFF:x4}::1/48");
    }

    private static object ToVersion4(AddressValue value)
    {
        var network = value.Network;
        if (network.Version == 4)
            return value.Written;
        var isEmbedded = network.Address >> 32 is var high && (high == 0 || high == 0xFFFF);
        return isEmbedded && network.Prefix >= 96 ? $"{IpText.Write((uint)network.Address, 4)}/{network.Prefix - 96}" : false;
    }

    private static string ReverseName(IpNetwork network) => network.Version == 4
        ? string.Join('.', network.Text.Split('.').Reverse()) + ".in-addr.arpa."
        : string.Join('.', network.Address.ToString("x32", CultureInfo.InvariantCulture).Reverse()) + ".ip6.arpa.";
}
