using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>Reads mappings of variables and checks the names.</summary>
internal static class VariableNames
{
    /// <summary>Whether a text can name a variable: letters, digits and underscores, no digit first, and none of Python's words for constants.</summary>
    public static bool IsValid(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(static c => c == '_' || char.IsLetterOrDigit(c)) && name is not ("True" or "False" or "None");

    /// <summary>The variables of a mapping; a wrong name is reported and left out.</summary>
    public static VariableSet Read(YamlMapping mapping, ContentProblems problems)
    {
        var variables = new List<KeyValuePair<string, ContentValue>>(mapping.Entries.Count);
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key.Value is string name && IsValid(name))
                variables.Add(KeyValuePair.Create(name, new ContentValue(entry.Value.Value, entry.Key.Position)));
            else
                problems.Error(
                    ErrorCodes.KeywordValue,
                    $"'{entry.Key.Text}' cannot name a variable",
                    entry.Key.Position,
                    "a name has letters, digits and underscores, and does not start with a digit");
        }

        return new VariableSet(variables);
    }
}
