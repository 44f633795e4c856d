using System.Globalization;

namespace PlaybookRunner.Jinja;

/// <summary>
/// The parameters of a function, written in Python's notation: <c>"s, old, new, count=none"</c>, <c>"value, *args, **kwargs"</c>,
/// <c>"value, *, indent=4"</c>. Defaults are <c>none</c>, <c>true</c>, <c>false</c>, numbers, quoted text, <c>()</c> and <c>[]</c>.
/// </summary>
public sealed class Signature
{
    private Signature(Parameter[] parameters, int positional, string? extra, string? named)
    {
        Parameters = parameters;
        Defaults = Array.ConvertAll(parameters, static parameter => parameter.Default);
        Positional = positional;
        ExtraName = extra;
        NamedName = named;
        Required = parameters.Count(p => p is { IsRequired: true, IsKeywordOnly: false });
        HasRequiredKeyword = parameters.Any(p => p is { IsRequired: true, IsKeywordOnly: true });
    }

    /// <summary>The signature <c>*args, **kwargs</c>, which takes everything.</summary>
    public static Signature Any { get; } = Parse("*args, **kwargs");

    /// <summary>The parameters in order, without <c>*args</c> and <c>**kwargs</c>.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The name after <c>*</c>, or null if extra positional arguments are an error.</summary>
    public string? ExtraName { get; }

    /// <summary>The name after <c>**</c>, or null if unknown names are an error.</summary>
    public string? NamedName { get; }

    /// <summary>The defaults of the parameters; null where there is none.</summary>
    internal object?[] Defaults { get; }

    /// <summary>How many of the parameters may be given by position.</summary>
    internal int Positional { get; }

    /// <summary>How many of the positional parameters have no default.</summary>
    internal int Required { get; }

    internal bool HasRequiredKeyword { get; }

    /// <summary>Reads a signature.</summary>
    /// <param name="text">The parameters, comma-separated, in Python's notation.</param>
    /// <returns>The signature.</returns>
    /// <exception cref="FormatException">The text is not a signature.</exception>
    public static Signature Parse(string text)
    {
        var parameters = new List<Parameter>();
        string? extra = null, named = null;
        int? positional = null;
        foreach (string part in Split(text))
            if (part.StartsWith("**", StringComparison.Ordinal))
                named = part[2..];
            else if (part.StartsWith('*'))
                (extra, positional) = (part.Length > 1 ? part[1..] : null, parameters.Count);
            else
                parameters.Add(ParseParameter(part, positional is not null));
        if (parameters.Count > 64)
            throw new FormatException($"too many parameters: {text}");
        return new Signature([.. parameters], positional ?? parameters.Count, extra, named);
    }

    private static Parameter ParseParameter(string part, bool keywordOnly)
    {
        int equals = part.IndexOf('=');
        return equals < 0
            ? new Parameter(part, IsRequired: true, null, keywordOnly)
            : new Parameter(part[..equals].TrimEnd(), IsRequired: false, ParseDefault(part[(equals + 1)..].Trim()), keywordOnly);
    }

    private static object? ParseDefault(string text) => text switch
    {
        "none" or "None" => null,
        "true" or "True" => true,
        "false" or "False" => false,
        "()" or "[]" => Array.Empty<object?>(),
        ['\'' or '"', .. var inner, _] => inner.Replace("\\n", "\n", StringComparison.Ordinal),
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer) => integer,
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => number,
        _ => throw new FormatException($"not a default value: {text}"),
    };

    /// <summary>Splits at commas that stand outside quotes.</summary>
    private static IEnumerable<string> Split(string text)
    {
        int start = 0;
        char quote = '\0';
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : ',';
            if (quote != '\0' && i < text.Length)
                quote = c == quote ? '\0' : quote;
            else if (c is '\'' or '"')
                quote = c;
            else if (c == ',')
            {
                string part = text[start..i].Trim();
                start = i + 1;
                if (part.Length > 0)
                    yield return part;
            }
        }
    }
}
