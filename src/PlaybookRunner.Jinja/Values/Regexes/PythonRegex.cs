using System.Text;
using System.Text.RegularExpressions;

namespace PlaybookRunner.Jinja;

/// <summary>
/// A regular expression in the syntax of Python's <c>re</c>. Groups are numbered as in Python, <c>.</c> and negated classes match whole code points, and
/// matching that takes longer than the time limit is an error. Safe for use by several threads.
/// </summary>
public sealed class PythonRegex
{
    private static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(10);

    private readonly TimeSpan _limit;
    private readonly Form _anywhere;
    private readonly Form _atStart;
    private readonly Form _whole;

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="PythonException">ValueError: the pattern is wrong; the message is that of Python's <c>re.error</c> where both engines see the mistake.</exception>
    /// <param name="pattern">The pattern in Python's syntax.</param>
    /// <param name="flags">The flags; those that the pattern starts with are added.</param>
    /// <param name="timeLimit">How long one match may take; null for 10 seconds.</param>
    public PythonRegex(string pattern, PythonRegexFlags flags = PythonRegexFlags.None, TimeSpan? timeLimit = null)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        (Pattern, _limit) = (pattern, timeLimit ?? UsualLimit);
        var simple = RegexTranslator.Translate(pattern, flags, astral: false);
        (GroupCount, GroupNames) = (simple.Groups, simple.Names);
        var astral = new Lazy<string>(() => RegexTranslator.Translate(pattern, flags, astral: true).Pattern);
        _anywhere = new Form(simple, astral, "", "", _limit);
        _atStart = new Form(simple, astral, @"\A(?:", ")", _limit);
        _whole = new Form(simple, astral, @"\A(?:", @")\z", _limit);
        _anywhere.For("");
    }

    /// <summary>The pattern, in Python's syntax.</summary>
    public string Pattern { get; }

    /// <summary>The number of capturing groups.</summary>
    public int GroupCount { get; }

    /// <summary>The numbers of the named groups, by name.</summary>
    public IReadOnlyDictionary<string, int> GroupNames { get; }

    /// <summary>Python's <c>re.search</c>: the first match anywhere, or null.</summary>
    /// <exception cref="PythonException">RuntimeError: matching took too long.</exception>
    public PythonMatch? Search(string text) => First(_anywhere, text);

    /// <summary>Python's <c>re.match</c>: a match at the start, or null.</summary>
    /// <exception cref="PythonException">RuntimeError: matching took too long.</exception>
    public PythonMatch? Match(string text) => First(_atStart, text);

    /// <summary>Python's <c>re.fullmatch</c>: a match of the whole text, or null.</summary>
    /// <exception cref="PythonException">RuntimeError: matching took too long.</exception>
    public PythonMatch? FullMatch(string text) => First(_whole, text);

    /// <summary>Python's <c>re.finditer</c>: all matches that do not overlap.</summary>
    /// <exception cref="PythonException">RuntimeError: matching took too long.</exception>
    public IEnumerable<PythonMatch> FindAll(string text)
    {
        var regex = _anywhere.For(text);
        for (var match = Guard(() => regex.Match(text)); match.Success; match = Guard(match.NextMatch))
            yield return new PythonMatch(this, match);
    }

    /// <summary>Python's <c>re.findall</c>: the matched texts; with one group its texts, with several groups tuples of them.</summary>
    /// <exception cref="PythonException">RuntimeError: matching took too long; MemoryError: too many matches.</exception>
    public IReadOnlyList<object?> FindTexts(string text, Limits limits)
    {
        var result = new List<object?>();
        foreach (var match in FindAll(text))
        {
            limits.CheckElements(result.Count + 1.0);
            result.Add(GroupCount switch
            {
                0 => match.Value,
                1 => match.Group(1) ?? "",
                _ => new TupleValue([.. Enumerable.Range(1, GroupCount).Select(i => match.Group(i) ?? "")]),
            });
        }

        return result;
    }

    /// <summary>Python's <c>re.split</c>: the texts between matches, with the texts of groups among them; null for a group that did not take part.</summary>
    /// <param name="text">The text to split.</param>
    /// <param name="most">The highest number of splits; 0 for no limit.</param>
    /// <exception cref="PythonException">RuntimeError: matching took too long.</exception>
    public IReadOnlyList<object?> Split(string text, int most = 0)
    {
        var result = new List<object?>();
        var start = 0;
        var splits = 0;
        foreach (var match in FindAll(text))
        {
            result.Add(text[start..match.Start]);
            for (var i = 1; i <= GroupCount; i++)
                result.Add(match.Group(i));
            start = match.End;
            if (++splits == most)
                break;
        }

        result.Add(text[start..]);
        return result;
    }

    /// <summary>Python's <c>re.sub</c> with a replacement in Python's syntax (<c>\1</c>, <c>\g&lt;name&gt;</c>, <c>\n</c>).</summary>
    /// <param name="text">The text to change.</param>
    /// <param name="replacement">What stands in for each match.</param>
    /// <param name="count">The highest number of replacements; 0 for all.</param>
    /// <param name="limits">How long the result may become.</param>
    /// <exception cref="PythonException">ValueError: the replacement is wrong; RuntimeError: matching took too long; MemoryError: the result would be too long.</exception>
    public string Replace(string text, string replacement, int count, Limits limits) => Replace(text, RegexReplacement.Parse(replacement, this), count, limits);

    /// <summary>Python's <c>re.sub</c> with a function.</summary>
    /// <param name="text">The text to change.</param>
    /// <param name="replacement">Gives what stands in for a match.</param>
    /// <param name="count">The highest number of replacements; 0 for all.</param>
    /// <param name="limits">How long the result may become.</param>
    /// <exception cref="PythonException">RuntimeError: matching took too long; MemoryError: the result would be too long.</exception>
    public string Replace(string text, Func<PythonMatch, string> replacement, int count, Limits limits)
    {
        var result = new StringBuilder(text.Length);
        var start = 0;
        var replaced = 0;
        foreach (var match in FindAll(text))
        {
            result.Append(text, start, match.Start - start).Append(replacement(match));
            limits.CheckText(result.Length);
            start = match.End;
            if (++replaced == count)
                break;
        }

        return result.Append(text, start, text.Length - start).ToString();
    }

    /// <summary>Python's <c>re.escape</c>.</summary>
    public static string Escape(string text)
    {
        const string Special = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f";
        var result = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (Special.Contains(c))
                result.Append('\\');
            result.Append(c);
        }

        return result.ToString();
    }

    private PythonMatch? First(Form form, string text)
    {
        var regex = form.For(text);
        var match = Guard(() => regex.Match(text));
        return match.Success ? new PythonMatch(this, match) : null;
    }

    private Match Guard(Func<Match> match)
    {
        try
        {
            return match();
        }
        catch (RegexMatchTimeoutException e)
        {
            throw new PythonException(PythonErrorType.RuntimeError, $"the regular expression {Python.Repr(Pattern)} took longer than {_limit.TotalSeconds} seconds", e);
        }
    }

    private static Regex Make(string pattern, PythonRegexFlags flags, TimeSpan limit)
    {
        var options = RegexOptions.CultureInvariant
            | (flags.HasFlag(PythonRegexFlags.IgnoreCase) ? RegexOptions.IgnoreCase : 0)
            | (flags.HasFlag(PythonRegexFlags.MultiLine) ? RegexOptions.Multiline : 0)
            | (flags.HasFlag(PythonRegexFlags.DotAll) ? RegexOptions.Singleline : 0);
        try
        {
            return new Regex(pattern, options, limit);
        }
        catch (RegexParseException e)
        {
            throw new PythonException(PythonErrorType.ValueError, $"the regular expression is wrong: {e.Error}", e);
        }
    }

    /// <summary>The pattern between a start and an end. Text with surrogate pairs needs a slower variant, which never starts inside a pair.</summary>
    private sealed class Form(RegexTranslator.Result simple, Lazy<string> astral, string start, string end, TimeSpan limit)
    {
        private const string NotInsidePair = @"(?<![\uD800-\uDBFF](?=[\uDC00-\uDFFF]))";

        private readonly Lazy<Regex> _simple = new(() => Make(start + simple.Pattern + end, simple.Flags, limit));
        private readonly Lazy<Regex> _astral = new(() => Make($"{NotInsidePair}{start}(?:{astral.Value}){end}", simple.Flags, limit));

        public Regex For(string text) => (CodePoints.IsSimple(text) ? _simple : _astral).Value;
    }
}
