using PlaybookRunner.Jinja;
using PlaybookRunner.Templating.Addresses;

namespace PlaybookRunner.Templating.Tests;

/// <summary>The tests of <c>ansible.utils</c> for addresses; they take exact forms only, as Python's <c>ipaddress</c> does.</summary>
internal static class AddressTests
{
    public static void AddTo(FunctionSet tests)
    {
        AddNetwork(tests, "ip", static _ => true);
        AddNetwork(tests, "ipv4", static network => network.Version == 4);
        AddNetwork(tests, "ipv6", static network => network.Version == 6);
        AddAddress(tests, "ip_address", static _ => true);
        AddAddress(tests, "ipv4_address", static address => address.Version == 4);
        AddAddress(tests, "ipv6_address", static address => address.Version == 6);
        AddAddress(tests, "ipv4_netmask", static address => address.Version == 4 && address.Address > 0 && IsMask(~address.Address & uint.MaxValue));
        AddAddress(tests, "ipv4_hostmask", static address => address.Version == 4 && address.Address > 0 && address.Address < uint.MaxValue && IsMask(address.Address));
        AddAddress(tests, "ipv6_ipv4_mapped", static address => address.Version == 6 && address.Address >> 32 == 0xFFFF);
        AddAddress(tests, "ipv6_sixtofour", static address => address.Version == 6 && address.Address >> 112 == 0x2002);
        AddAddress(tests, "ipv6_teredo", static address => address.Version == 6 && address.Address >> 96 == 0x20010000);
        AddAddress(tests, "loopback", IpRanges.IsLoopback);
        AddAddress(tests, "multicast", IpRanges.IsMulticast);
        AddAddress(tests, "private", IpRanges.IsPrivate);
        AddAddress(tests, "public", IpRanges.IsGlobal);
        AddAddress(tests, "reserved", IpRanges.IsReserved);
        AddAddress(tests, "unspecified", static address => address.Address == 0);
        tests
            .Add("mac", "mac", static (in JinjaCall c) => Arguments.IsText(c[0]) && HardwareAddress.TryRead(c[0], out _))
            .Add("in_network", "ip, network", static (in JinjaCall c) => IsIn(c[0], c[1]))
            .Add("subnet_of", "network_a, network_b", static (in JinjaCall c) => IsIn(c[0], c[1]))
            .Add("supernet_of", "network_a, network_b", static (in JinjaCall c) => IsIn(c[1], c[0]))
            .Add("in_any_network", "ip, networks", static (in JinjaCall c) => CountOf(c) > 0)
            .Add("in_one_network", "ip, networks", static (in JinjaCall c) => CountOf(c) == 1)
            .Add("resolvable", "host", static (in JinjaCall c) => IsResolvable(Python.Str(c[0])));
    }

    private static void AddNetwork(FunctionSet tests, string name, Func<IpNetwork, bool> holds) =>
        tests.Add(name, "ip", (in JinjaCall call) => Arguments.IsText(call[0]) && IpText.TryReadStrict(Python.Str(call[0]), out var network) && holds(network));

    private static void AddAddress(FunctionSet tests, string name, Func<IpNetwork, bool> holds) =>
        tests.Add(name, "ip", (in JinjaCall call) => Arguments.IsText(call[0]) && Python.Str(call[0]) is var text && !text.Contains('/', StringComparison.Ordinal)
            && IpText.TryReadStrict(text, out var address) && holds(address));

    private static bool IsMask(UInt128 hosts) => UInt128.IsPow2(hosts + 1);

    private static bool IsIn(object? inner, object? outer) =>
        Arguments.IsText(inner) && Arguments.IsText(outer) && IpText.TryReadStrict(Python.Str(inner), out var small) && IpText.TryReadStrict(Python.Str(outer), out var large) && large.Contains(small);

    private static int CountOf(in JinjaCall call)
    {
        var address = call[0];
        return call.Sequence(1).Count(network => IsIn(address, network));
    }

    private static bool IsResolvable(string host)
    {
        try
        {
            return System.Net.Dns.GetHostAddresses(host).Length > 0;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }
}
