namespace PlaybookRunner.Modules.Builtin;

/// <summary>The rule for names of variables: letters, digits and underscores of ASCII, no digit first.</summary>
internal static class VariableName
{
    /// <summary>Refuses a name that no template could mention.</summary>
    /// <exception cref="ModuleFailedException">The name breaks the rule.</exception>
    public static void Check(string name)
    {
        if (name.Length == 0 || char.IsAsciiDigit(name[0]) || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
            throw new ModuleFailedException($"Invalid variable name '{name}'.");
    }
}
