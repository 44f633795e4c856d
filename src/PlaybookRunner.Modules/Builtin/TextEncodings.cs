using System.Text;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Encodings by the names that Python knows.</summary>
internal static class TextEncodings
{
    /// <summary>Finds one.</summary>
    /// <param name="option">The option that names it, for the error.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="ModuleFailedException">There is none of that name.</exception>
    public static Encoding Find(string option, string name)
    {
        // Python knows more spellings than IANA.
        var plain = name.Replace('_', '-').ToLowerInvariant();
        try
        {
            return plain switch
            {
                "utf-8" or "utf8" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                "latin-1" or "latin1" or "iso8859-1" => Encoding.Latin1,
                _ => Encoding.GetEncoding(plain),
            };
        }
        catch (ArgumentException exception)
        {
            throw new ModuleFailedException($"{option}: the encoding '{name}' is unknown", exception);
        }
    }
}
