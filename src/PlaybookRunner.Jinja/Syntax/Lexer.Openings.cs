namespace PlaybookRunner.Jinja.Syntax;

/// <summary>Finding the next opening delimiter.</summary>
internal sealed partial class Lexer
{
    /// <summary>The next place of each opening delimiter, so that the source is searched once for each, not once per tag; null where there is none left.</summary>
    private readonly Found?[] _next;

    /// <summary>The leftmost opening delimiter; of several at one place the first in order.</summary>
    private Found? FindOpening(int start)
    {
        Found? best = null;
        for (int i = 0; i < _openings.Length; i++)
        {
            if (_next[i] is { } known && known.Start < start)
                _next[i] = Find(_openings[i], start);
            if (_next[i] is { } found && (best is null || found.Start < best.Value.Start))
                best = found;
        }
        return best is { Kind: OpeningKind.Block } block ? AsRaw(block) : best;
    }

    private Found? Find(Opening opening, int start) => opening.Kind switch
    {
        OpeningKind.LineStatement => FindLineStatement(opening, start),
        OpeningKind.LineComment => FindLineComment(opening, start),
        _ => FindDelimiter(opening, start),
    };

    private Found? FindDelimiter(Opening opening, int start)
    {
        int at = _source.AsSpan(start, _end - start).IndexOf(opening.Text);
        return at < 0 ? null : WithSign(opening.Kind, start + at, start + at + opening.Text.Length);
    }

    /// <summary>A prefix that stands first on its line; the blanks before it belong to it.</summary>
    private Found? FindLineStatement(Opening opening, int start)
    {
        int line = start == 0 || _source[start - 1] == '\n' ? start : NextLine(start);
        for (; line >= 0 && line < _end; line = NextLine(line))
        {
            int at = line;
            while (at < _end && _source[at] is ' ' or '\t' or '\v')
                at++;
            if (At(opening.Text, at))
                return WithSign(opening.Kind, line, at + opening.Text.Length);
        }
        return null;
    }

    /// <summary>A prefix at the start of a line or after blanks that follow a word; the blanks before it belong to it.</summary>
    private Found? FindLineComment(Opening opening, int start)
    {
        for (int from = start; from < _end;)
        {
            int at = _source.AsSpan(from, _end - from).IndexOf(opening.Text);
            if (at < 0)
                return null;
            at += from;
            int begin = at;
            while (begin > start && _source[begin - 1] is not '\n' && char.IsWhiteSpace(_source[begin - 1]))
                begin--;
            bool allowed = begin == 0 || _source[begin - 1] == '\n' || !char.IsWhiteSpace(_source[begin - 1]);
            if (allowed)
                return WithSign(opening.Kind, begin, at + opening.Text.Length);
            from = at + 1;
        }
        return null;
    }

    private int NextLine(int at)
    {
        int newline = _source.IndexOf('\n', at, _end - at);
        return newline < 0 ? -1 : newline + 1;
    }

    private Found WithSign(OpeningKind kind, int start, int end)
    {
        char sign = end < _end && _source[end] is '-' or '+' ? _source[end] : '\0';
        return new Found(kind, start, sign == '\0' ? end : end + 1, sign);
    }

    private Found AsRaw(Found block)
    {
        if (MatchTagNamed("raw", block.Start) is not { } tag || tag.CloseSign == '+')
            return block;
        int end = tag.End;
        if (tag.CloseSign == '-')
            while (end < _end && char.IsWhiteSpace(_source[end]))
                end++;
        return new Found(OpeningKind.Raw, block.Start, end, tag.OpenSign);
    }

    /// <summary>Matches a tag that consists of one word, such as <c>{%- endraw %}</c>.</summary>
    private (int End, char OpenSign, char CloseSign)? MatchTagNamed(string word, int start)
    {
        Found open = WithSign(OpeningKind.Block, start, start + _options.BlockStart.Length);
        int at = SkipBlanksFrom(open.End);
        if (!At(word, at))
            return null;
        at = SkipBlanksFrom(at + word.Length);
        char sign = at < _end && _source[at] is '-' or '+' ? _source[at] : '\0';
        if (sign != '\0')
            at++;
        return At(_options.BlockEnd, at) ? (at + _options.BlockEnd.Length, open.Sign, sign) : null;
    }

    private int SkipBlanksFrom(int at)
    {
        while (at < _end && char.IsWhiteSpace(_source[at]))
            at++;
        return at;
    }
}
