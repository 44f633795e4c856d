using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>
/// The methods of <c>bytes</c>. Those that Python defines as on ASCII text run on the bytes read as Latin-1, where each byte is one character,
/// and turn the result back into bytes.
/// </summary>
internal static class BytesMethodTable
{
    private static readonly string[] LikeText =
    [
        "count", "endswith", "find", "index", "rfind", "rindex", "startswith", "replace", "strip", "lstrip", "rstrip", "split", "rsplit", "splitlines",
        "partition", "rpartition", "join", "center", "ljust", "rjust", "zfill", "removeprefix", "removesuffix", "expandtabs",
    ];

    public static FunctionSet Build()
    {
        var text = TextMethodTable.Build();
        var methods = new FunctionSet()
            .Add("decode", "self, encoding='utf-8', errors='strict'", static (in JinjaCall c) => TextEncoding.Decode((byte[])c[0]!, c.Text(1), c.Text(2)))
            .Add("hex", "self, sep='', bytes_per_sep=1", static (in JinjaCall c) => Hex((byte[])c[0]!, c[1], c.Integer(2)))
            .Add("upper", "self", static (in JinjaCall c) => Array.ConvertAll((byte[])c[0]!, static b => b is >= (byte)'a' and <= (byte)'z' ? (byte)(b - 32) : b))
            .Add("lower", "self", static (in JinjaCall c) => Array.ConvertAll((byte[])c[0]!, static b => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b + 32) : b))
            .Add("isdigit", "self", static (in JinjaCall c) => All(c, char.IsAsciiDigit))
            .Add("isalpha", "self", static (in JinjaCall c) => All(c, char.IsAsciiLetter))
            .Add("isalnum", "self", static (in JinjaCall c) => All(c, char.IsAsciiLetterOrDigit))
            .Add("isascii", "self", static (in JinjaCall c) => Boxes.Of(Ascii.IsValid((byte[])c[0]!)))
            .Add("isspace", "self", static (in JinjaCall c) => All(c, static b => b is ' ' or (>= '\t' and <= '\r')));
        foreach (var name in LikeText)
            methods.Add(name, Wrap(text.Find(name)!));
        return methods;
    }

    private static FunctionDefinition Wrap(FunctionDefinition method) => new(method.Name, method.Signature, (in JinjaCall call) =>
    {
        var arguments = new object?[call.Count];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = Decode(call[i]);
        return Encode(method.Body(new JinjaCall(call.Context, method, arguments, ulong.MaxValue, null, null)));
    });

    private static object? Decode(object? value) => value switch
    {
        byte[] bytes => Encoding.Latin1.GetString(bytes),
        TupleValue tuple => new TupleValue([.. tuple.Select(Decode)]),
        List<object?> list => list.ConvertAll(Decode),
        string text when text != " " => throw PythonException.TypeError("a bytes-like object is required, not 'str'"),
        _ => value,
    };

    private static object? Encode(object? value) => value switch
    {
        string text => Encoding.Latin1.GetBytes(text),
        TupleValue tuple => new TupleValue([.. tuple.Select(Encode)]),
        List<object?> list => list.ConvertAll(Encode),
        _ => value,
    };

    // A negative group size counts from the left, a positive one from the right.
    private static string Hex(byte[] bytes, object? separator, long group)
    {
        var digits = Convert.ToHexStringLower(bytes);
        var text = separator is byte[] raw ? Encoding.Latin1.GetString(raw) : Python.Str(separator);
        if (text.Length == 0 || group == 0)
            return digits;
        var size = (int)Math.Min(Math.Abs(group) * 2, Math.Max(digits.Length, 1));
        var parts = new List<string>();
        var first = group > 0 ? digits.Length % size : 0;
        if (first > 0)
            parts.Add(digits[..first]);
        for (var i = first; i < digits.Length; i += size)
            parts.Add(digits.Substring(i, Math.Min(size, digits.Length - i)));
        return string.Join(text, parts);
    }

    private static object All(in JinjaCall call, Predicate<char> holds)
    {
        var bytes = (byte[])call[0]!;
        return Boxes.Of(bytes.Length > 0 && Array.TrueForAll(bytes, b => holds((char)b)));
    }
}
