using System.Globalization;
using System.Text.RegularExpressions;
using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>Numbers from a start to an end, as texts in a format.</summary>
internal sealed partial class SequenceLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.sequence"];

    public IReadOnlyList<object?> Run(LookupCall call)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in call.Options)
            options[name] = Python.Str(value);
        foreach (var pair in call.Terms.SelectMany(term => Python.Str(term).Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (pair.Split('=', 2) is [var name, var value])
                options[name] = value;
            else if (Shortcut().Match(pair) is { Success: true } match)
                AddShortcut(options, match);
        }

        return Numbers(options);
    }

    private static void AddShortcut(Dictionary<string, string> options, Match match)
    {
        foreach (var name in (string[])["start", "end", "stride", "format"])
        {
            if (match.Groups[name].Success)
                options[name] = match.Groups[name].Value;
        }
    }

    // start-end/stride:format
    [GeneratedRegex(@"^(?:(?<start>-?\w+)-)?(?<end>-?\w+)(?:/(?<stride>-?\w+))?(?::(?<format>.+))?\z")]
    private static partial Regex Shortcut();

    private static List<object?> Numbers(Dictionary<string, string> options)
    {
        var start = Number(options, "start") ?? 1;
        var stride = Number(options, "stride") ?? 1;
        var end = Number(options, "end") ?? (Number(options, "count") is { } count
            ? count == 0 ? start - stride : start + ((count - 1) * stride)
            : throw new PythonException(PythonErrorType.LookupError, "must specify count or end in with_sequence"));
        if (stride == 0 || (stride > 0 && end < start && !options.ContainsKey("count")))
            return [];
        var format = options.GetValueOrDefault("format", "%d");
        var numbers = new List<object?>();
        for (var number = start; stride > 0 ? number <= end : number >= end; number += stride)
            numbers.Add(Python.FormatPercent(format, number, Limits.Default));
        return numbers;
    }

    private static long? Number(Dictionary<string, string> options, string name)
    {
        if (!options.TryGetValue(name, out var text))
            return null;
        var isHex = text.StartsWith("0x", StringComparison.Ordinal);
        return long.TryParse(isHex ? text[2..] : text, isHex ? NumberStyles.HexNumber : NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new PythonException(PythonErrorType.LookupError, $"can't parse {name}={text} as integer");
    }
}
