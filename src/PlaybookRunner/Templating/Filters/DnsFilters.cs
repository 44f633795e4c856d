using System.Globalization;
using System.Text;
using PlaybookRunner.Jinja;
using PlaybookRunner.Templating.Addresses;

namespace PlaybookRunner.Templating.Filters;

/// <summary>The filters of <c>community.dns</c> for TXT records and reverse names.</summary>
internal static class DnsFilters
{
    /// <summary>How long one text of a TXT record may be.</summary>
    private const int LongestText = 255;

    public static void AddTo(FunctionSet filters) => filters
        .Add("quote_txt", "value, always_quote=false, character_encoding='decimal'", static (in JinjaCall c) => Quoted(TextOf(c), c.Boolean(1), IsOctal(c[2])))
        .Add("unquote_txt", "value, character_encoding='decimal'", static (in JinjaCall c) => Unquoted(TextOf(c), IsOctal(c[1])))
        .Add("reverse_pointer", "value", static (in JinjaCall c) => ReverseName(TextOf(c)));

    private static string TextOf(in JinjaCall call) =>
        Arguments.IsText(call[0]) ? Python.Str(call[0]) : throw Arguments.TypeError($"Input for community.dns.{call.Function.Name} must be a string");

    private static bool IsOctal(object? encoding) => Python.Str(encoding) switch
    {
        "decimal" => false,
        "octal" => true,
        var other => throw Arguments.ValueError($"character_encoding must be \"decimal\" or \"octal\", not {Python.Repr(other)}"),
    };

    private static string Quoted(string text, bool always, bool isOctal)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        foreach (var each in Encoding.UTF8.GetBytes(text))
        {
            var part = Escaped(each, isOctal);
            if (piece.Length + part.Length > LongestText)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }

            piece.Append(part);
        }

        if (piece.Length > 0 || pieces.Count == 0)
            pieces.Add(piece.ToString());
        return string.Join(' ', pieces.Select(each => always || each.Length == 0 || each.Contains(' ', StringComparison.Ordinal) ? $"\"{each}\"" : each));
    }

    private static string Escaped(byte value, bool isOctal) => value switch
    {
        (byte)'"' or (byte)'\\' => "\\" + (char)value,
        >= 0x20 and <= 0x7E => ((char)value).ToString(),
        _ when isOctal => "\\" + Convert.ToString(value, 8).PadLeft(3, '0'),
        _ => "\\" + value.ToString("000", CultureInfo.InvariantCulture),
    };

    private static string Unquoted(string text, bool isOctal)
    {
        var bytes = new List<byte>();
        bool isQuoted = false, isBare = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when isBare:
                    throw Arguments.ValueError($"Unexpected double quotation mark inside an unquoted block at position {i + 1}");
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case ' ' or '\t' when !isQuoted:
                    isBare = false;
                    break;
                case '\\':
                    isBare = !isQuoted;
                    bytes.AddRange(Unescaped(text, ref i, isOctal));
                    break;
                default:
                    isBare = !isQuoted;
                    Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
                    bytes.AddRange(Encoding.UTF8.GetBytes(rune.ToString()));
                    i += length - 1;
                    break;
            }
        }

        return isQuoted ? throw Arguments.ValueError("Missing double quotation mark at the end of value") : Encoding.UTF8.GetString([.. bytes]);
    }

    private static byte[] Unescaped(string text, ref int index, bool isOctal)
    {
        if (++index == text.Length)
            throw Arguments.ValueError("Unexpected backslash at end of string");
        if (!char.IsAsciiDigit(text[index]))
            return text[index] is '"' or '\\' ? [(byte)text[index]] : throw Arguments.ValueError($"A backslash must not be followed by {Python.Repr(text[index].ToString())} (index {index + 1})");
        var digits = text.Substring(index, Math.Min(3, text.Length - index));
        index += 2;
        var value = digits.Length == 3 && digits.All(digit => digit >= '0' && digit <= (isOctal ? '7' : '9')) ? Convert.ToInt32(isOctal ? digits : digits.TrimStart('0').PadLeft(1, '0'), isOctal ? 8 : 10) : -1;
        return value is >= 0 and <= 255 ? [(byte)value] : throw Arguments.ValueError($"The escape sequence at index {index - 2} is wrong: a backslash must be followed by three digits");
    }

    private static string ReverseName(string text)
    {
        if (text.Contains('/', StringComparison.Ordinal) || !IpText.TryReadStrict(text, out var address))
            throw Arguments.ValueError($"Cannot parse IP address: {Python.Repr(text)} does not appear to be an IPv4 or IPv6 address");
        var parts = address.Version == 4
            ? IpText.Write(address.Address, 4).Split('.')
            : [.. IpText.Groups(address.Address).SelectMany(static group => group.ToString("x4", CultureInfo.InvariantCulture)).Select(static digit => digit.ToString())];
        return string.Join('.', parts.Reverse()) + (address.Version == 4 ? ".in-addr.arpa." : ".ip6.arpa.");
    }
}
