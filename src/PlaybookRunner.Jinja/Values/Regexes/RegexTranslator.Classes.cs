using System.Globalization;
using System.Text;

namespace PlaybookRunner.Jinja;

/// <content>Sets of characters.</content>
internal sealed partial class RegexTranslator
{
    private void ReadClass()
    {
        var start = _at++;
        var negated = Peek() == '^';
        if (negated)
            _at++;
        var set = new StringBuilder();
        var pairs = new List<string>();
        for (var first = true; ; first = false)
        {
            if (_at >= _pattern.Length)
                throw Error("unterminated character set", start);
            if (_pattern[_at] == ']' && !first)
                break;
            ReadRange(set, pairs);
        }

        _at++;
        AppendClass(set.ToString(), pairs, negated);
    }

    private void AppendClass(string set, List<string> pairs, bool negated)
    {
        var any = pairs.Count > 0 || negated && _astral;
        var classText = set.Length > 0 ? $"[{(negated ? "^" : "")}{set}]" : negated ? @"[\s\S]" : "(?!)";
        if (!any)
            _output.Append(classText);
        else if (negated)
            _output.Append(pairs.Count > 0 ? $"(?!{string.Join('|', pairs)})" : "").Append($"(?>{Pair}|{classText})");
        else
            _output.Append($"(?:{string.Join('|', pairs)}|{classText})");
    }

    private void ReadRange(StringBuilder set, List<string> pairs)
    {
        var start = _at;
        if (ReadSetCategory(set))
        {
            if (Peek() == '-' && _at + 1 < _pattern.Length && _pattern[_at + 1] != ']')
                throw Error($"bad character range {_pattern[start..(_at + 2)]}", start);
            return;
        }

        var low = SetCharacter();
        if (Peek() != '-' || _at + 1 >= _pattern.Length || _pattern[_at + 1] == ']')
        {
            AddToSet(set, pairs, low, low);
            return;
        }

        _at++;
        if (Peek() == '\\' && _at + 1 < _pattern.Length && Category(_pattern[_at + 1]) is not null)
            throw Error($"bad character range {_pattern[start..(_at + 2)]}", start);
        var high = SetCharacter();
        if (Code(low) > Code(high))
            throw Error($"bad character range {_pattern[start.._at]}", start);
        AddToSet(set, pairs, low, high);
    }

    private bool ReadSetCategory(StringBuilder set)
    {
        if (Peek() != '\\' || _at + 1 >= _pattern.Length || Category(_pattern[_at + 1]) is not { } category)
            return false;
        var c = _pattern[_at + 1];
        _at += 2;
        // .NET cannot negate a part of a set, so its own negated categories, which differ for few characters, stand in.
        set.Append(char.IsAsciiLetterUpper(c) ? "\\" + c : category);
        return true;
    }

    private string SetCharacter()
    {
        var start = _at;
        if (Peek() == '\\')
        {
            _at++;
            return _at < _pattern.Length ? Character(start, inClass: true) : throw Error("bad escape (end of pattern)", start);
        }

        var character = CodePoints.At(_pattern, _at);
        _at += character.Length;
        return character;
    }

    private static void AddToSet(StringBuilder set, List<string> pairs, string low, string high)
    {
        if (low.Length == 1)
            AddUnits(set, low[0], high.Length == 1 ? high[0] : '\uffff');
        if (high.Length == 2)
            AddPairs(pairs, low.Length == 2 ? Code(low) : 0x10000, Code(high));
    }

    private static void AddUnits(StringBuilder set, char low, char high)
    {
        set.Append(CultureInfo.InvariantCulture, $"\\u{(int)low:x4}");
        if (high > low)
            set.Append(CultureInfo.InvariantCulture, $"-\\u{(int)high:x4}");
    }

    // One alternative for each leading surrogate at the ends, one for all those between.
    private static void AddPairs(List<string> pairs, int low, int high)
    {
        string first = char.ConvertFromUtf32(low), last = char.ConvertFromUtf32(high);
        if (first[0] == last[0])
        {
            pairs.Add($"{first[0]}[{first[1]}-{last[1]}]");
            return;
        }

        pairs.Add($"{first[0]}[{first[1]}-\uDFFF]");
        if (last[0] - first[0] > 1)
            pairs.Add($"[{(char)(first[0] + 1)}-{(char)(last[0] - 1)}][\uDC00-\uDFFF]");
        pairs.Add($"{last[0]}[\uDC00-{last[1]}]");
    }

    private static int Code(string character) => character.Length == 2 ? char.ConvertToUtf32(character, 0) : character[0];
}
