using System.Globalization;
using System.Text.RegularExpressions;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Addresses;

/// <summary>A hardware (MAC) address of 48 bits.</summary>
/// <param name="Number">The address as a number.</param>
internal readonly partial record struct HardwareAddress(ulong Number)
{
    /// <summary>Reads the usual spellings: six, three or two groups of hexadecimal digits, twelve digits, or a number.</summary>
    public static bool TryRead(object? value, out HardwareAddress address)
    {
        address = default;
        if (value is long number)
        {
            address = new HardwareAddress((ulong)number);
            return number is >= 0 and < 1L << 48;
        }

        var match = Spelling().Match(Python.Str(value));
        if (!match.Success)
            return false;
        var groups = match.Groups["part"].Captures;
        var digits = string.Concat(groups.Select(group => group.Value.PadLeft(12 / groups.Count, '0')));
        address = new HardwareAddress(ulong.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        return true;
    }

    /// <summary>The address in one of the styles of <c>ansible.utils.hwaddr</c>; null for an unknown one.</summary>
    public object? Write(string style) => style switch
    {
        "bare" => Grouped(12, "").ToUpperInvariant(),
        "int" => (long)Number,
        "cisco" => Grouped(4, "."),
        "eui48" or "win" => Grouped(2, "-").ToUpperInvariant(),
        "linux" => Grouped(2, ":"),
        "pgsql" or "postgresql" or "psql" => Grouped(6, ":"),
        "unix" => string.Join(':', Grouped(2, ":").Split(':').Select(static part => part[0] == '0' ? part[1..] : part)),
        _ => null,
    };

    /// <summary>The interface identifier of RFC 4291: the address with ff:fe in its middle and the universal bit turned.</summary>
    public ulong InterfaceIdentifier => (((Number & 0xFFFFFF000000) << 16) | 0xFFFE000000 | (Number & 0xFFFFFF)) ^ 0x0200000000000000;

    private string Grouped(int digits, string separator) =>
        string.Join(separator, Number.ToString("x12", CultureInfo.InvariantCulture).Chunk(digits).Select(static group => new string(group)));

    [GeneratedRegex(@"^(?:(?<part>[0-9a-f]{1,2})(?:[:-](?<part>[0-9a-f]{1,2})){5}|(?<part>[0-9a-f]{1,4})(?:[:.-](?<part>[0-9a-f]{1,4})){2}|(?<part>[0-9a-f]{5,6})[:-](?<part>[0-9a-f]{5,6})|(?<part>[0-9a-f]{12}|[0-9a-f]{11}))\z", RegexOptions.IgnoreCase)]
    private static partial Regex Spelling();
}
