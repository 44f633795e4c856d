using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PlaybookRunner.Inventory;

/// <summary>
/// One part of a host pattern: a host, a group, a wildcard, <c>~</c> and a regular expression; with an index or slice; added, or with <c>&amp;</c>
/// intersected, or with <c>!</c> taken away.
/// </summary>
internal sealed partial class HostPattern
{
    private static readonly TimeSpan RegexTimeLimit = TimeSpan.FromSeconds(1);

    private readonly Regex? _regex;
    private readonly string _name;

    private HostPattern(string text, HostPatternKind kind)
    {
        Text = text;
        Kind = kind;
        var subscript = Subscript().Match(text);
        _name = subscript.Success && !text.StartsWith('~') ? subscript.Groups["name"].Value : text;
        if (subscript.Success && !text.StartsWith('~'))
            Slice = SliceOf(subscript);
        _regex = RegexOf(_name);
    }

    public string Text { get; }

    public HostPatternKind Kind { get; }

    /// <summary>First and last index, both inclusive; null for all. A single index may be negative, from the end; an open end is null.</summary>
    public (int First, int? Last)? Slice { get; }

    /// <summary>Whether the pattern may mean hosts even where it means groups.</summary>
    public bool IsWild => _regex is not null || _name.Contains('.', StringComparison.Ordinal);

    /// <summary>The plain name; the pattern's text if it is no name.</summary>
    public string Name => _name;

    /// <summary>The parts of a pattern, as they are applied: additions, intersections, exclusions. Parts are separated by commas or colons.</summary>
    /// <exception cref="FormatException">A regular expression is malformed.</exception>
    public static IReadOnlyList<HostPattern> Parse(string patterns) =>
        [.. Split(patterns).Select(Of).OrderBy(static pattern => pattern.Kind)];

    public bool Matches(string name) => _regex?.IsMatch(name) ?? string.Equals(name, _name, StringComparison.Ordinal);

    /// <summary>The hosts that the index or slice leaves. An end of 0 stands for the start, as in the reference.</summary>
    public IEnumerable<Host> Take(IReadOnlyList<Host> hosts)
    {
        if (Slice is not { } slice)
            return hosts;
        var first = slice.First < 0 ? slice.First + hosts.Count : slice.First;
        var last = slice.Last is not { } given ? hosts.Count - 1 : given < 0 ? given + hosts.Count : given == 0 ? first : given;
        return hosts.Skip(Math.Max(0, first)).Take(Math.Max(0, last - Math.Max(0, first) + 1));
    }

    private static HostPattern Of(string text) => text[0] switch
    {
        '!' => new HostPattern(text[1..], HostPatternKind.Exclude),
        '&' => new HostPattern(text[1..], HostPatternKind.Intersect),
        _ => new HostPattern(text, HostPatternKind.Add),
    };

    private static IEnumerable<string> Split(string patterns)
    {
        var parts = patterns.Contains(',', StringComparison.Ordinal)
            ? patterns.Split(',')
            : System.Net.IPAddress.TryParse(patterns, out _) ? [patterns] : SplitAtColons(patterns);
        return parts.Select(static part => part.Trim()).Where(static part => part.Length > 0 && part is not ("!" or "&"));
    }

    // A colon inside of brackets belongs to a slice or an address.
    private static string[] SplitAtColons(string patterns)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        var depth = 0;
        foreach (var c in patterns)
        {
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == ':' && depth <= 0)
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
            {
                part.Append(c);
            }
        }

        return [.. parts, part.ToString()];
    }

    private static (int First, int? Last) SliceOf(Match subscript)
    {
        var first = int.Parse(subscript.Groups["first"].ValueSpan, CultureInfo.InvariantCulture);
        if (!subscript.Groups["separator"].Success)
            return (first, first);
        return (first, subscript.Groups["last"].Value is { Length: > 0 } last ? int.Parse(last, CultureInfo.InvariantCulture) : null);
    }

    private static Regex? RegexOf(string name)
    {
        if (name.StartsWith('~'))
            return Compile($"^(?:{name[1..]})", name);
        return name.AsSpan().IndexOfAny("*?[") < 0 ? null : Compile($@"^{Glob(name)}\z", name);
    }

    private static Regex Compile(string pattern, string name)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, RegexTimeLimit);
        }
        catch (ArgumentException exception)
        {
            throw new FormatException($"'{name}' is not a pattern for hosts: {exception.Message}", exception);
        }
    }

    private static string Glob(string name)
    {
        var pattern = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var end = name[i] == '[' ? name.IndexOf(']', i + 1) : -1;
            if (end > 0)
            {
                pattern.Append('[').Append(name[i + 1] == '!' ? "^" + name[(i + 2)..end] : name[(i + 1)..end]).Append(']');
                i = end;
            }
            else
            {
                pattern.Append(name[i] switch { '*' => ".*", '?' => ".", _ => Regex.Escape(name[i].ToString()) });
            }
        }

        return pattern.ToString();
    }

    [GeneratedRegex(@"^(?<name>.+)\[(?:(?<first>-?[0-9]{1,9})|(?<first>[0-9]{1,9})(?<separator>[:-])(?<last>[0-9]{0,9}))\]\z")]
    private static partial Regex Subscript();
}
