using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PlaybookRunner.Templating.Addresses;

/// <summary>Reads and writes IP addresses, as the Python library netaddr and the C library do.</summary>
internal static class IpText
{
    public static string Write(UInt128 address, int version)
    {
        if (version == 4)
            return $"{(byte)(address >> 24)}.{(byte)(address >> 16)}.{(byte)(address >> 8)}.{(byte)address}";
        var groups = Groups(address);
        var (start, length) = LongestZeros(groups);
        var isEmbedded = start == 0 && (length == 6 || (length == 5 && groups[5] == 0xFFFF));
        if (isEmbedded)
            return (length == 6 ? "::" : "::ffff:") + Write((uint)address, 4);
        return length < 2 ? Hex(groups, 0, 8) : $"{Hex(groups, 0, start)}::{Hex(groups, start + length, 8)}";
    }

    /// <summary>The eight groups of an address of version 6.</summary>
    public static int[] Groups(UInt128 address) => [.. Enumerable.Range(0, 8).Select(i => (int)(ushort)(address >> (112 - (16 * i))))];

    /// <summary>An address or network: fewer than four numbers of version 4 are filled up with zeros; behind the slash stands a length, a netmask or a hostmask.</summary>
    public static bool TryReadNetwork(string text, out IpNetwork network)
    {
        network = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var place = slash < 0 ? text : text[..slash];
        var version = place.Contains(':', StringComparison.Ordinal) ? 6 : 4;
        if (!(version == 4 ? TryReadNumbers(place, out var address) : TryReadVersion6(place, out address)))
            return false;
        var prefix = IpNetwork.BitsOf(version);
        if (slash >= 0 && !TryReadPrefix(text[(slash + 1)..], version, out prefix))
            return false;
        network = new IpNetwork(address, prefix, version);
        return true;
    }

    /// <summary>A lone address; version 4 in any form of the C library's <c>inet_aton</c>.</summary>
    public static bool TryReadAddress(string text, out IpNetwork address)
    {
        UInt128 value;
        if (text.Contains(':', StringComparison.Ordinal) ? TryReadVersion6(text, out value) : TryReadLoose(text, out value))
        {
            address = IpNetwork.Lone(value, text.Contains(':', StringComparison.Ordinal) ? 6 : 4);
            return true;
        }

        address = default;
        return false;
    }

    /// <summary>A network as Python's <c>ipaddress</c> wants it: exact numbers, and no bits set outside of the prefix.</summary>
    public static bool TryReadStrict(string text, out IpNetwork network)
    {
        network = default;
        var place = text.Split('/')[0];
        var isExact = place.Contains(':', StringComparison.Ordinal)
            || (place.Split('.') is { Length: 4 } numbers && Array.TrueForAll(numbers, static number => number.Length > 0 && number.All(char.IsAsciiDigit) && (number == "0" || number[0] != '0')));
        return isExact && TryReadNetwork(text, out network) && network.Address == network.First;
    }

    public static bool TryReadVersion6(string text, out UInt128 address)
    {
        address = 0;
        if (text.AsSpan().ContainsAny('%', '[', ']') || !IPAddress.TryParse(text, out var parsed) || parsed.AddressFamily != AddressFamily.InterNetworkV6)
            return false;
        foreach (var part in parsed.GetAddressBytes())
            address = (address << 8) | part;
        return true;
    }

    private static bool TryReadPrefix(string text, int version, out int prefix)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out prefix))
            return prefix <= IpNetwork.BitsOf(version);
        if (!(version == 4 ? TryReadNumbers(text, out var mask) : TryReadVersion6(text, out mask)))
            return false;
        var inverted = ~mask & IpNetwork.AllOnes(version);
        var hosts = UInt128.IsPow2(inverted + 1) || inverted == IpNetwork.AllOnes(version) ? inverted : mask;
        if (!UInt128.IsPow2(hosts + 1) && hosts != UInt128.MaxValue)
            return false;
        prefix = IpNetwork.BitsOf(version) - (int)UInt128.PopCount(hosts);
        return true;
    }

    private static bool TryReadNumbers(string text, out UInt128 address)
    {
        address = 0;
        var parts = text.Split('.');
        if (parts.Length > 4)
            return false;
        for (var i = 0; i < 4; i++)
        {
            byte number = 0;
            if (i < parts.Length && !byte.TryParse(parts[i], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out number))
                return false;
            address = (address << 8) | number;
        }

        return true;
    }

    // One to four numbers, decimal, octal or hexadecimal; the last one fills what is left.
    private static bool TryReadLoose(string text, out UInt128 address)
    {
        address = 0;
        var parts = text.TrimEnd().Split('.');
        if (parts.Length > 4)
            return false;
        for (var i = 0; i < parts.Length; i++)
        {
            var room = i == parts.Length - 1 ? 8 * (5 - parts.Length) : 8;
            if (!TryReadNumber(parts[i], out var number) || number >= 1UL << room)
                return false;
            address = (address << room) | number;
        }

        return true;
    }

    private static bool TryReadNumber(string text, out ulong number)
    {
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);
        if (text.Length < 2 || text[0] != '0')
            return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
        number = 0;
        foreach (var digit in text)
        {
            if (digit is < '0' or > '7')
                return false;
            number = (number << 3) | (uint)(digit - '0');
        }

        return text.Length < 20;
    }

    private static (int Start, int Length) LongestZeros(int[] groups)
    {
        var (best, length) = (-1, 0);
        for (var i = 0; i < groups.Length; i++)
        {
            var end = i;
            while (end < groups.Length && groups[end] == 0)
                end++;
            if (end - i > length)
                (best, length) = (i, end - i);
            i = Math.Max(i, end - 1);
        }

        return (best, length);
    }

    private static string Hex(int[] groups, int start, int end) =>
        string.Join(':', groups[start..end].Select(static group => group.ToString("x", CultureInfo.InvariantCulture)));
}
