namespace PlaybookRunner.Modules;

public sealed partial class OptionReader
{
    /// <summary>Checks the rules among options that need no value: one of, together, by.</summary>
    /// <exception cref="ModuleOptionException">A rule is broken.</exception>
    public void CheckRules()
    {
        foreach (var group in _table.RequiredTogether)
        {
            if (group.Any(IsSet) && !group.All(IsSet))
            {
                throw Broken($"parameters are required together: {string.Join(", ", group)}");
            }
        }

        foreach (var group in _table.RequiredOneOf)
        {
            if (!group.Any(IsSet))
            {
                throw Broken($"one of the following is required: {string.Join(", ", group)}");
            }
        }

        foreach (var group in _table.RequiredBy)
        {
            var missing = Missing(group.Skip(1));
            if (IsSet(group[0]) && missing.Length > 0)
            {
                throw Broken($"missing parameter(s) required by '{group[0]}': {missing}");
            }
        }
    }

    /// <summary>Checks a rule that requires options when another one has a value.</summary>
    /// <param name="option">The other option's name.</param>
    /// <param name="actual">Its value as text; null when it has none.</param>
    /// <param name="value">The value that makes the others required.</param>
    /// <param name="anyOf">Whether one of the others is enough.</param>
    /// <param name="required">The others.</param>
    /// <exception cref="ModuleOptionException">The rule is broken.</exception>
    public void CheckRequiredIf(string option, string? actual, string value, bool anyOf, params ReadOnlySpan<string> required)
    {
        if (actual != value)
        {
            return;
        }

        var missing = Missing(required.ToArray());
        var count = required.ToArray().Count(name => !IsSet(name));
        if (anyOf ? count == required.Length : count > 0)
        {
            throw Broken($"{option} is {value} but {(anyOf ? "any" : "all")} of the following are missing: {missing}");
        }
    }

    private void CheckExclusions()
    {
        foreach (var group in _table.MutuallyExclusive)
        {
            if (group.Count(name => _given[_table.IndexOf(name)]) > 1)
            {
                throw Broken($"parameters are mutually exclusive: {string.Join("|", group)}");
            }
        }
    }

    private void CheckRequired()
    {
        List<string>? missing = null;
        for (var i = 0; i < _given.Length; i++)
        {
            if (!_given[i] && _table.Options[i].Required)
            {
                (missing ??= []).Add(_table.Options[i].Name);
            }
        }

        if (missing is not null)
        {
            throw Broken($"missing required arguments: {string.Join(", ", missing.Order(StringComparer.Ordinal))}");
        }
    }

    private bool IsSet(string name) => IsSet(_table.IndexOf(name));

    private string Missing(IEnumerable<string> names) => string.Join(", ", names.Where(name => !IsSet(name)));

    private ModuleOptionException Broken(string message) =>
        _prefix.Length == 0 ? new(null, message) : new(_prefix.TrimEnd('.'), $"{message} found in {_prefix.TrimEnd('.')}");
}
