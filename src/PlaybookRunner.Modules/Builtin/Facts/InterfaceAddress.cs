using System.Net;

namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>An address of a network interface.</summary>
/// <param name="Interface">The interface's name.</param>
/// <param name="Address">The address as text.</param>
/// <param name="Prefix">How many of its bits name the network.</param>
internal sealed record InterfaceAddress(string Interface, string Address, int Prefix)
{
    /// <summary>Whether it is an IPv6 address.</summary>
    public bool IsVersion6 => Address.Contains(':', StringComparison.Ordinal);

    /// <summary>The broadcast address; empty for none.</summary>
    public string Broadcast { get; init; } = "";

    /// <summary>Where it is valid: <c>global</c>, <c>link</c>, <c>host</c>.</summary>
    public string Scope { get; init; } = "global";

    /// <summary>The label by which old programs name it: the interface, or an alias such as <c>eth0:1</c>.</summary>
    public string Label { get; init; } = "";

    /// <summary>The values of an IPv4 address.</summary>
    public OrderedDictionary<string, object?> DescribeVersion4() => new()
    {
        ["address"] = Address,
        ["broadcast"] = Broadcast,
        ["netmask"] = Show(Mask),
        ["network"] = Show(Number & Mask),
        ["prefix"] = PrefixText,
    };

    /// <summary>The values of an IPv6 address.</summary>
    public OrderedDictionary<string, object?> DescribeVersion6() => new() { ["address"] = Address, ["prefix"] = PrefixText, ["scope"] = Scope };

    /// <summary>Adds what a default route tells of the address that it leaves from.</summary>
    public void AddToRoute(OrderedDictionary<string, object?> route)
    {
        foreach (var (key, value) in IsVersion6 ? DescribeVersion6() : DescribeVersion4())
            route[key] = value;

        if (!IsVersion6)
            route["alias"] = Label.Length > 0 ? Label : Interface;
    }

    private string PrefixText => Prefix.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private uint Mask => Prefix == 0 ? 0 : uint.MaxValue << (32 - Prefix);

    private uint Number => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(IPAddress.Parse(Address).GetAddressBytes());

    private static string Show(uint number)
    {
        var bytes = new byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return new IPAddress(bytes).ToString();
    }
}
