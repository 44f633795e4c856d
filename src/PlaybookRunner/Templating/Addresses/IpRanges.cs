namespace PlaybookRunner.Templating.Addresses;

/// <summary>The ranges that IANA's registries set apart.</summary>
internal static class IpRanges
{
    // The registries of special-purpose addresses: what is not reachable globally, and what is reachable inside of it.
    private static readonly IpNetwork[] Special = Read(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
        "::/128", "::1/128", "::ffff:0:0/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10");

    private static readonly IpNetwork[] GlobalAmongSpecial = Read(
        "192.0.0.9/32", "192.0.0.10/32", "2001:1::1/128", "2001:1::2/128", "2001:3::/32", "2001:4:112::/48", "2001:20::/28", "2001:30::/28");

    private static readonly IpNetwork[] Loopback = Read("127.0.0.0/8", "::1/128");
    private static readonly IpNetwork[] LinkLocal = Read("169.254.0.0/16", "fe80::/10");
    private static readonly IpNetwork[] Multicast = Read("224.0.0.0/4", "ff00::/8");
    private static readonly IpNetwork[] Shared = Read("100.64.0.0/10");

    private static readonly IpNetwork[] Reserved = Read(
        "240.0.0.0/4", "::/8", "100::/8", "200::/7", "400::/6", "800::/5", "1000::/4", "4000::/3", "6000::/3", "8000::/3", "a000::/3", "c000::/3", "e000::/4", "f000::/5", "f800::/6", "fe00::/9");

    public static bool IsLoopback(IpNetwork network) => IsIn(Loopback, network);

    public static bool IsLinkLocal(IpNetwork network) => IsIn(LinkLocal, network);

    public static bool IsMulticast(IpNetwork network) => IsIn(Multicast, network);

    public static bool IsReserved(IpNetwork network) => IsIn(Reserved, network);

    public static bool IsGlobal(IpNetwork network) => !IsIn(Special, network) || IsIn(GlobalAmongSpecial, network);

    /// <summary>Not global, except for the addresses that carriers share among their customers, which are neither private nor global.</summary>
    public static bool IsPrivate(IpNetwork network) => !IsGlobal(network) && !IsIn(Shared, network);

    private static bool IsIn(IpNetwork[] ranges, IpNetwork network)
    {
        var address = IpNetwork.Lone(network.Address, network.Version);
        return Array.Exists(ranges, range => range.Contains(address));
    }

    private static IpNetwork[] Read(params string[] texts) =>
        Array.ConvertAll(texts, static text => IpText.TryReadNetwork(text, out var network) ? network : throw new FormatException(text));
}
