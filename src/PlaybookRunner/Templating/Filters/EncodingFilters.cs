using System.Text;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>Filters to and from base64.</summary>
internal static class EncodingFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("b64encode", "string, encoding='utf-8', urlsafe=false", static (in JinjaCall c) => Encode(c))
        .Add("b64decode", "string, encoding='utf-8', urlsafe=false", static (in JinjaCall c) => Decode(c));

    private static string Encode(in JinjaCall call)
    {
        var bytes = call[0] as byte[] ?? Bytes(Python.Str(call[0]), call.Text(1));
        var text = Convert.ToBase64String(bytes);
        return call.Boolean(2) ? text.Replace('+', '-').Replace('/', '_') : text;
    }

    private static string Decode(in JinjaCall call)
    {
        var text = Python.Str(call[0]);
        if (call.Boolean(2))
            text = text.Replace('-', '+').Replace('_', '/');
        return EncodingOf(call.Text(1)).GetString(Bytes(text));
    }

    private static byte[] Bytes(string text, string encoding)
    {
        try
        {
            return EncodingOf(encoding).GetBytes(text);
        }
        catch (EncoderFallbackException exception)
        {
            throw new PythonException(PythonErrorType.UnicodeError, $"'{encoding}' codec can't encode the character in position {exception.Index}");
        }
    }

    // Python passes over characters that are no digits, such as line breaks.
    private static byte[] Bytes(string text)
    {
        var digits = string.Concat(text.Where(static c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/'));
        var padding = text.Count(static c => c == '=');
        if (digits.Length % 4 == 1)
            throw Arguments.ValueError($"Invalid base64-encoded string: number of data characters ({digits.Length}) cannot be 1 more than a multiple of 4");
        var missing = (4 - (digits.Length % 4)) % 4;
        return padding >= missing ? Convert.FromBase64String(digits + new string('=', missing)) : throw Arguments.ValueError("Incorrect padding");
    }

    private static Encoding EncodingOf(string name)
    {
        try
        {
            var normal = name.ToUpperInvariant().Replace('_', '-') switch { "UTF8" => "utf-8", "UTF-16-LE" => "utf-16", "UTF-16-BE" => "utf-16BE", "LATIN1" => "latin1", "LATIN-1" => "latin1", "ASCII" => "us-ascii", _ => name };
            return Encoding.GetEncoding(normal, EncoderFallback.ExceptionFallback, DecoderFallback.ReplacementFallback);
        }
        catch (ArgumentException)
        {
            throw new PythonException(PythonErrorType.LookupError, $"unknown encoding: {name}");
        }
    }
}
