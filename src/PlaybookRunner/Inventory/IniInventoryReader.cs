using PlaybookRunner.Content;

namespace PlaybookRunner.Inventory;

/// <summary>Reads the INI form: hosts with <c>name=value</c>, sections for groups, their variables and their children.</summary>
internal sealed class IniInventoryReader(InventoryGraph graph, ContentProblems problems)
{
    private enum Section
    {
        Hosts,
        Variables,
        Children,
    }

    private readonly Dictionary<string, SourcePosition> _children = new(StringComparer.Ordinal);
    private readonly HashSet<string> _defined = new(StringComparer.Ordinal);
    private Group _group = graph.Ungrouped;
    private Section _section = Section.Hosts;

    public void Read(SourceFile file)
    {
        for (var number = 1; number <= file.LineCount; number++)
        {
            var line = file.Line(number);
            var text = line.Trim();
            if (text.Length > 0 && text[0] is not ('#' or ';'))
                ReadLine(text, new SourcePosition(file, number, line.IndexOf(text, StringComparison.Ordinal) + 1));
        }

        CheckChildren();
    }

    private void ReadLine(string text, SourcePosition position)
    {
        if (text[0] == '[' && HeaderEnd(text) is var end and > 0)
            ReadHeader(text[1..end], position);
        else if (text[0] == '[' && !text.Contains(']', StringComparison.Ordinal))
            problems.Error(ErrorCodes.Inventory, "the ']' of this section's name is missing", position, $"write: {text}]");
        else if (_section == Section.Variables)
            ReadVariable(text, position);
        else if (_section == Section.Children)
            ReadChild(text, position);
        else
            ReadHost(text, position);
    }

    // [::1] and [1:3].example.com are hosts, [web:vars] and [web] are sections.
    private static int HeaderEnd(string text)
    {
        var end = text.IndexOf(']', StringComparison.Ordinal);
        var rest = end < 0 ? "" : text[(end + 1)..].TrimStart();
        return end > 0 && (rest.Length == 0 || rest[0] is '#' or ';') && !System.Net.IPAddress.TryParse(text.AsSpan(1, end - 1), out _) ? end : 0;
    }

    private void ReadHeader(string header, SourcePosition position)
    {
        var colon = header.IndexOf(':', StringComparison.Ordinal);
        var (name, kind) = colon < 0 ? (header, "hosts") : (header[..colon], header[(colon + 1)..]);
        if (name.Length == 0 || name.Any(char.IsWhiteSpace))
        {
            problems.Error(ErrorCodes.Inventory, $"'[{header}]' names no group", position, "a group's name has no spaces");
            return;
        }

        Section? section = kind switch { "hosts" => Section.Hosts, "vars" => Section.Variables, "children" => Section.Children, _ => null };
        if (section is null)
            problems.Error(
                ErrorCodes.Inventory,
                $"'{kind}' is not a kind of section",
                position,
                ClosestName.Hint(kind, ["hosts", "vars", "children"]) ?? "known are hosts, vars and children");
        _section = section ?? _section;
        _group = graph.Group(name);
        if (_section == Section.Variables)
            _children.TryAdd(name, position);
        else
            _defined.Add(name);
    }

    private void ReadVariable(string text, SourcePosition position)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
        {
            problems.Error(ErrorCodes.Inventory, "a variable needs the form name=value", position);
            return;
        }

        var value = IniValues.Read(text[(equals + 1)..].Trim(), position);
        _group.Add(new VariableSet([KeyValuePair.Create(text[..equals].Trim(), new ContentValue(value, position))]));
    }

    private void ReadChild(string text, SourcePosition position)
    {
        var name = WithoutComment(text);
        if (name.Any(char.IsWhiteSpace))
        {
            problems.Error(
                ErrorCodes.Inventory,
                $"'{name}' is not the name of a group",
                position,
                "a line of a ':children' section is a group's name alone");
            return;
        }

        _children.TryAdd(name, position);
        if (!_group.TryAdd(graph.Group(name)))
            problems.Error(ErrorCodes.Inventory, $"the groups '{_group.Name}' and '{name}' contain each other", position);
    }

    private static string WithoutComment(string text)
    {
        var comment = text.IndexOf('#', StringComparison.Ordinal);
        return comment < 0 ? text : text[..comment].TrimEnd();
    }

    private void ReadHost(string text, SourcePosition position)
    {
        try
        {
            var words = IniWords.Split(text);
            if (words.Count == 0)
                return;
            var variables = new VariableSet(words.Skip(1).Select(word => Variable(word, position)).OfType<KeyValuePair<string, ContentValue>>());
            HostDeclaration.Add(graph, words[0].Text, _group, variables, position, problems);
        }
        catch (FormatException exception)
        {
            problems.Error(ErrorCodes.Inventory, exception.Message, position);
        }
    }

    private KeyValuePair<string, ContentValue>? Variable(IniWords.Word word, SourcePosition position)
    {
        var place = position with { Column = position.Column + word.Offset };
        var equals = word.Text.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0)
            return KeyValuePair.Create(word.Text[..equals], new ContentValue(IniValues.Read(word.Text[(equals + 1)..], place), place));
        problems.Error(ErrorCodes.Inventory, $"'{word.Text}' is not in the form name=value", place, "a line of hosts is one host and its variables");
        return null;
    }

    private void CheckChildren()
    {
        foreach (var (name, position) in _children)
        {
            if (!_defined.Contains(name) && graph.Group(name) is { Hosts.Count: 0, Children.Count: 0 } && name is not ("all" or "ungrouped"))
                problems.Error(ErrorCodes.Inventory, $"there is no section '[{name}]' for this group", position, ClosestName.Hint(name, _defined));
        }
    }
}
