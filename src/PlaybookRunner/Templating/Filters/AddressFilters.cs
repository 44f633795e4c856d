using System.Globalization;
using PlaybookRunner.Jinja;
using PlaybookRunner.Templating.Addresses;

namespace PlaybookRunner.Templating.Filters;

/// <summary>The filters of <c>ansible.utils</c> that ask what IP and hardware addresses are.</summary>
internal static class AddressFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("ipaddr", "value, query='', version=none, alias='ipaddr'", static (in JinjaCall c) => Each(c[0], Python.Str(c[1]), c[2] is null ? null : (int)Arguments.Whole(c[2])))
        .Add("ipv4", "value, query=''", static (in JinjaCall c) => Each(c[0], Python.Str(c[1]), 4))
        .Add("ipv6", "value, query=''", static (in JinjaCall c) => Each(c[0], Python.Str(c[1]), 6))
        .Add("ipwrap", "value, query=''", static (in JinjaCall c) => Wrap(c[0]))
        .Add("hwaddr", "value, query=''", static (in JinjaCall c) => Hardware(c[0], Python.Str(c[1]), "hwaddr"))
        .Add("macaddr", "value, query=''", static (in JinjaCall c) => Hardware(c[0], Python.Str(c[1]), "macaddr"))
        .Add("slaac", "value, query=''", static (in JinjaCall c) => AutoConfigured(c[0], c[1]))
        .Add("ip4_hex", "arg, delimiter=''", static (in JinjaCall c) => Hexadecimal(Python.Str(c[0]), Python.Str(c[1])))
        .Add("ipv6form", "value, format", static (in JinjaCall c) => Formatted(Python.Str(c[0]), Python.Str(c[1])))
        .Add("ipcut", "value, amount", static (in JinjaCall c) => Cut(Python.Str(c[0]), (int)Math.Clamp(Arguments.Whole(c[1]), -1000, 1000)));

    // Lists yield what their elements yield, without those that are no addresses or have no answer.
    private static object? Each(object? value, string query, int? version) => value switch
    {
        bool => false,
        null or Dict => throw Arguments.TypeError($"Unrecognized type <{Python.TypeName(value)}> for ipaddr filter <value>"),
        IReadOnlyList<object?> list => list.Where(static item => item is not null).Select(item => Each(item, query, version)).Where(Python.Truth).ToList(),
        _ => AddressValue.Read(value, version) is { } address ? AddressQuery.Ask(address, query) : false,
    };

    private static object? Wrap(object? value) => value switch
    {
        bool => value,
        IReadOnlyList<object?> list => list.Select(static item => item is null ? null : item is IReadOnlyList<object?> ? Wrap(item) : AddressValue.Read(item, null) is { } address ? AddressQuery.Ask(address, "wrap") : item).ToList(),
        string or Markup => AddressValue.Read(value, null) is { } address ? Bracketed(address) : value,
        _ => throw Arguments.TypeError($"Unrecognized type <{Python.TypeName(value)}> for ipwrap filter <value>"),
    };

    private static object? Bracketed(AddressValue address) => AddressQuery.Ask(address, address.Network.Version == 6 ? "wrap" : "");

    private static object? Hardware(object? value, string query, string name)
    {
        var isAddress = HardwareAddress.TryRead(value, out var address);
        if (query.Length == 0)
            return isAddress ? Python.Str(value) : null;
        if (query == "bool")
            return isAddress ? true : null;
        if (!isAddress)
            throw Arguments.ValueError($"{name}: not a hardware address: {Python.Str(value)}");
        return address.Write(query) ?? throw Arguments.ValueError($"{name}: unknown filter type: {query}");
    }

    private static object AutoConfigured(object? value, object? hardware)
    {
        if (AddressValue.Read(value, null) is not { Network: { Version: 6 } network } || !HardwareAddress.TryRead(hardware, out var address))
            return false;
        return IpText.Write(network.First + address.InterfaceIdentifier, 6);
    }

    private static IpNetwork Single(string text) =>
        IpText.TryReadAddress(text, out var address) ? address : throw Arguments.ValueError($"You must pass a valid IP address; {text} is invalid");

    private static string Hexadecimal(string text, string delimiter)
    {
        var address = Single(text);
        if (address.Version != 4 || text.Split('.') is not { Length: 4 })
            throw Arguments.ValueError($"{text} is not written as four numbers");
        return string.Join(delimiter, address.Text.Split('.').Select(static part => byte.Parse(part, CultureInfo.InvariantCulture).ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static string Formatted(string text, string format)
    {
        var address = Single(text);
        return format switch
        {
            "compress" or "expand" when address.Version == 4 => address.Text,
            "compress" => address.Text,
            "expand" => Groups(address, "x4"),
            "x509" when address.Version == 6 => Groups(address, "x"),
            _ => throw Arguments.ValueError($"an address of version {address.Version} has no format '{format}'; use compress, expand or x509"),
        };
    }

    private static string Groups(IpNetwork address, string format) =>
        string.Join(':', IpText.Groups(address.Address).Select(group => group.ToString(format, CultureInfo.InvariantCulture)));

    // The first bits, or from the end for a negative amount, in groups as an address has them.
    private static string Cut(string text, int amount)
    {
        var address = Single(text);
        var bits = address.Address.ToString("b" + address.Bits, CultureInfo.InvariantCulture);
        var cut = amount >= 0 ? bits[..Math.Min(amount, bits.Length)] : bits[Math.Max(0, bits.Length + amount)..];
        var (size, numberBase, separator) = address.Version == 4 ? (8, "d", '.') : (16, "x", ':');
        return string.Join(separator, cut.Chunk(size).Select(group => Convert.ToInt32(new string(group), 2).ToString(numberBase, CultureInfo.InvariantCulture)));
    }
}
