using System.Text.RegularExpressions;

namespace PlaybookRunner.Jinja;

/// <summary>A match of a <see cref="PythonRegex"/>.</summary>
public sealed class PythonMatch
{
    private readonly PythonRegex _regex;
    private readonly Match _match;

    internal PythonMatch(PythonRegex regex, Match match) => (_regex, _match) = (regex, match);

    /// <summary>The matched text.</summary>
    public string Value => _match.Value;

    /// <summary>Where the match starts, in UTF-16 units.</summary>
    public int Start => _match.Index;

    /// <summary>Where the match ends, in UTF-16 units.</summary>
    public int End => _match.Index + _match.Length;

    /// <summary>The text of a group by number, 0 for the whole match; null if the group did not take part.</summary>
    /// <exception cref="PythonException">IndexError: there is no such group.</exception>
    public string? Group(int number)
    {
        if (number < 0 || number > _regex.GroupCount)
            throw PythonException.IndexError("no such group");
        var group = _match.Groups[number];
        return group.Success ? group.Value : null;
    }

    /// <summary>The text of a group by name; null if the group did not take part.</summary>
    /// <exception cref="PythonException">IndexError: there is no such group.</exception>
    public string? Group(string name) =>
        _regex.GroupNames.TryGetValue(name, out var number) ? Group(number) : throw PythonException.IndexError("no such group");

    /// <summary>The texts of all groups, null for those that did not take part.</summary>
    public TupleValue Groups() => new([.. Enumerable.Range(1, _regex.GroupCount).Select(Group)]);
}
