namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>Interfaces, addresses and default routes.</summary>
internal static class NetworkFacts
{
    // Any public address does: nothing is sent, the kernel only says which way it would go.
    private const string RoutesScript =
        """
        say() { while IFS= read -r line; do printf '%s %s\n' "$1" "$line"; done; }
        ip -4 route get 8.8.8.8 | say default4
        ip -6 route get 2404:6800:400a:800::1012 | say default6
        ip -4 route show table local | say local4
        ip -6 route show table local | say local6
        """;

    /// <summary>The collector.</summary>
    public static FactCollector Collector { get; } = new(
        "network",
        [
            InterfaceFacts.Source,
            new("addresses", "ip -o addr show"),
            new("routes", RoutesScript),
            FactSource.File("if_inet6", "/proc/net/if_inet6"),
        ],
        Read)
    {
        Aliases = ["interfaces", "default_ipv4", "default_ipv6", "all_ipv4_addresses", "all_ipv6_addresses"],
        Requires = ["platform", "distribution"],
    };

    private static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        var interfaces = InterfaceFacts.Read(sections);
        var addresses = InterfaceAddresses.Parse(sections.Lines("addresses"));
        if (addresses.Count == 0)
            addresses = InterfaceAddresses.ParseKernelTable(sections.Lines("if_inet6"));

        facts["interfaces"] = interfaces.Keys.Select(name => (object?)name).ToList();
        foreach (var (name, values) in interfaces)
        {
            AddAddresses(values, [.. addresses.Where(address => address.Interface == name)]);
            facts[FactName(name)] = values;
        }

        facts["default_ipv4"] = DefaultRoute(sections, "default4", interfaces, addresses);
        facts["default_ipv6"] = DefaultRoute(sections, "default6", interfaces, addresses);
        facts["all_ipv4_addresses"] = All(addresses.Where(address => !address.IsVersion6 && !address.Address.StartsWith("127.", StringComparison.Ordinal)));
        facts["all_ipv6_addresses"] = All(addresses.Where(address => address.IsVersion6 && address.Address != "::1"));
        facts["locally_reachable_ips"] = new OrderedDictionary<string, object?>
        {
            ["ipv4"] = LocalRoutes(sections, "local4"),
            ["ipv6"] = LocalRoutes(sections, "local6"),
        };
    }

    /// <summary>An interface's name as part of a fact's name, which must be a variable's.</summary>
    private static string FactName(string name) => name.Replace('-', '_').Replace(':', '_');

    private static List<object?> All(IEnumerable<InterfaceAddress> addresses) => [.. addresses.Select(address => address.Address)];

    private static void AddAddresses(OrderedDictionary<string, object?> values, InterfaceAddress[] addresses)
    {
        var old = addresses.Where(address => !address.IsVersion6).ToArray();
        if (old.Length > 0)
            values["ipv4"] = old[0].DescribeVersion4();

        if (old.Length > 1)
            values["ipv4_secondaries"] = old.Skip(1).Select(address => (object?)address.DescribeVersion4()).ToList();

        if (addresses.Any(address => address.IsVersion6))
            values["ipv6"] = addresses.Where(address => address.IsVersion6).Select(address => (object?)address.DescribeVersion6()).ToList();
    }

    private static OrderedDictionary<string, object?> DefaultRoute(
        FactSections sections, string kind, OrderedDictionary<string, OrderedDictionary<string, object?>> interfaces, IReadOnlyList<InterfaceAddress> addresses)
    {
        var route = new OrderedDictionary<string, object?>();
        var words = Lines(sections, kind).FirstOrDefault("").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (After("via") is { } gateway)
            route["gateway"] = gateway;

        if (After("dev") is { } device && words[0] != "unreachable")
            route["interface"] = device;
        else
            return [];

        if (After("src") is not { } source)
            return route;

        route["address"] = source;
        var values = interfaces.GetValueOrDefault(device, []);
        foreach (var key in new[] { "macaddress", "mtu", "type" })
        {
            if (values.TryGetValue(key, out var value))
                route[key] = value;
        }

        addresses.FirstOrDefault(address => address.Interface == device && address.Address == source)?.AddToRoute(route);
        return route;

        string? After(string word) => Array.IndexOf(words, word) is >= 0 and var at && at + 1 < words.Length ? words[at + 1] : null;
    }

    private static IEnumerable<string> Lines(FactSections sections, string kind) =>
        sections.Lines("routes").Where(line => line.StartsWith(kind + " ", StringComparison.Ordinal)).Select(line => line[(kind.Length + 1)..]);

    private static List<object?> LocalRoutes(FactSections sections, string kind) =>
        [.. Lines(sections, kind).Select(line => line.Split(' ')).Where(words => words is ["local", _, ..]).Select(words => words[1])];
}
