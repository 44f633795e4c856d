using System.Globalization;
using System.Text.RegularExpressions;
using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>Numbers from a start to an end, as texts in a format.</summary>
internal sealed partial class SequenceLookup : ILookup
{
    private static readonly string[] Known = ["start", "end", "count", "stride", "format"];

    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.sequence"];

    public IReadOnlyList<object?> Run(LookupCall call) => call.Terms.Count == 0 && call.Options.Count == 0
        ? []
        : [.. call.Terms.DefaultIfEmpty("").SelectMany(term => Numbers(OptionsOf(Python.Str(term), call)))];

    private static Dictionary<string, string> OptionsOf(string term, LookupCall call)
    {
        var options = call.Options.ToDictionary(static option => option.Key, static option => Python.Str(option.Value), StringComparer.Ordinal);
        foreach (var pair in term.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.Split('=', 2) is [var name, var value])
                options[name] = value;
            else if (Shortcut().Match(pair) is { Success: true } match)
                AddShortcut(options, match);
        }

        if (options.Keys.Except(Known).FirstOrDefault() is { } unknown)
            throw Wrong($"unrecognized arguments to with_sequence: ['{unknown}']");
        return options;
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
        var count = Number(options, "count");
        if (count is not null && options.ContainsKey("end"))
            throw Wrong("can't specify both count and end in with_sequence");
        var end = Number(options, "end") ?? start + (((count ?? throw Wrong("must specify count or end in with_sequence")) - 1) * stride);
        if (stride == 0 || count == 0)
            return [];
        if (stride > 0 && end < start)
            throw Wrong("to count backwards make stride negative");
        if (stride < 0 && end > start)
            throw Wrong("to count forward don't make stride negative");
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
            : throw Wrong($"can't parse {name}={text} as integer");
    }

    private static PythonException Wrong(string message) => new(PythonErrorType.LookupError, message);
}
