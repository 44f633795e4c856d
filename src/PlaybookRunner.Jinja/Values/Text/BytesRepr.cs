using System.Globalization;
using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>Python's <c>repr</c> of bytes.</summary>
internal static class BytesRepr
{
    public static void Append(StringBuilder output, byte[] bytes)
    {
        var quote = bytes.AsSpan().Contains((byte)'\'') && !bytes.AsSpan().Contains((byte)'"') ? '"' : '\'';
        output.Append('b').Append(quote);
        foreach (var b in bytes)
            AppendByte(output, (char)b, quote);
        output.Append(quote);
    }

    private static void AppendByte(StringBuilder output, char c, char quote)
    {
        if (c == quote || c == '\\')
            output.Append('\\').Append(c);
        else if (c is >= ' ' and <= '~')
            output.Append(c);
        else if (c is '\n' or '\r' or '\t')
            output.Append('\\').Append(c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
        else
            output.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
    }
}
