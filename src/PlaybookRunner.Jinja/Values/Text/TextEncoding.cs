using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>Python's <c>str.encode</c> and <c>bytes.decode</c> for the encodings that content uses: UTF-8, UTF-16, UTF-32, ASCII and Latin-1.</summary>
internal static class TextEncoding
{
    public static byte[] Encode(string text, string name, string errors)
    {
        var encoding = Find(name);
        try
        {
            // .NET would replace each of the two halves of a pair.
            if (errors == "replace" && encoding.Name is "ascii" or "latin-1" && !CodePoints.IsSimple(text))
                text = string.Concat(CodePoints.Each(text).Select(static c => ((string)c!).Length == 2 ? "?" : (string)c));
            var bytes = Configure(encoding.Encoding, errors).GetBytes(text);
            return encoding.Mark ? [.. encoding.Encoding.GetPreamble(), .. bytes] : bytes;
        }
        catch (EncoderFallbackException e)
        {
            var character = TextRepr.Ascii(Python.Repr(text.Substring(e.Index, CodePoints.Width(text, e.Index))));
            throw new PythonException(
                PythonErrorType.UnicodeError,
                $"'{encoding.Name}' codec can't encode character {character} in position {CodePoints.Index(text, e.Index)}: {Reason(encoding.Name)}",
                e);
        }
    }

    public static string Decode(byte[] bytes, string name, string errors)
    {
        var (encoding, plain, mark) = Find(name);
        var preamble = mark ? encoding.GetPreamble() : [];
        var start = preamble.Length > 0 && bytes.AsSpan().StartsWith(preamble) ? preamble.Length : 0;
        try
        {
            return Configure(encoding, errors).GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException e)
        {
            var at = start + e.Index;
            var reason = plain == "ascii" ? "ordinal not in range(128)" : "invalid start byte";
            throw new PythonException(
                PythonErrorType.UnicodeError,
                $"'{plain}' codec can't decode byte 0x{bytes[Math.Min(at, bytes.Length - 1)]:x2} in position {at}: {reason}",
                e);
        }
    }

    private static string Reason(string name) => name switch
    {
        "ascii" => "ordinal not in range(128)",
        "latin-1" => "ordinal not in range(256)",
        _ => "surrogates not allowed",
    };

    private static (Encoding Encoding, string Name, bool Mark) Find(string name) => name.ToLowerInvariant().Replace('_', '-') switch
    {
        "utf-8" or "utf8" or "u8" => (new UTF8Encoding(false), "utf-8", false),
        "utf-8-sig" => (new UTF8Encoding(true), "utf-8", true),
        "ascii" or "us-ascii" or "646" => (Encoding.ASCII, "ascii", false),
        "latin-1" or "latin1" or "iso-8859-1" or "iso8859-1" or "l1" => (Encoding.Latin1, "latin-1", false),
        "utf-16" or "utf16" => (new UnicodeEncoding(false, true), "utf-16", true),
        "utf-16-le" or "utf-16le" => (new UnicodeEncoding(false, false), "utf-16-le", false),
        "utf-16-be" or "utf-16be" => (new UnicodeEncoding(true, false), "utf-16-be", false),
        "utf-32" or "utf32" => (new UTF32Encoding(false, true), "utf-32", true),
        "utf-32-le" or "utf-32le" => (new UTF32Encoding(false, false), "utf-32-le", false),
        "utf-32-be" or "utf-32be" => (new UTF32Encoding(true, false), "utf-32-be", false),
        _ => throw new PythonException(PythonErrorType.LookupError, $"unknown encoding: {name}"),
    };

    private static Encoding Configure(Encoding encoding, string errors)
    {
        var configured = (Encoding)encoding.Clone();
        (configured.EncoderFallback, configured.DecoderFallback) = errors switch
        {
            "strict" or "surrogateescape" or "surrogate_or_strict" => (EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
            "ignore" => (new EncoderReplacementFallback(""), new DecoderReplacementFallback("")),
            "replace" => (new EncoderReplacementFallback("?"), (DecoderFallback)new DecoderReplacementFallback("\ufffd")),
            _ => throw new PythonException(PythonErrorType.LookupError, $"unknown error handler name '{errors}'"),
        };
        return configured;
    }
}
