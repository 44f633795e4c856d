using System.Text;

namespace PlaybookRunner.Modules.Builtin.Http;

/// <summary>The text of an answer's body.</summary>
internal static class HttpText
{
    /// <summary>Decodes a body by the character set that the answer names; UTF-8 when it names none, or one that is not known.</summary>
    public static string Decode(byte[] content, HttpAnswer answer)
    {
        var type = answer.Header("Content-Type") ?? "";
        var start = type.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        var name = start < 0 ? "utf-8" : type[(start + "charset=".Length)..].Split(';')[0].Trim(' ', '"', '\'');
        return EncodingOf(name).GetString(content);
    }

    private static Encoding EncodingOf(string name)
    {
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }
}
