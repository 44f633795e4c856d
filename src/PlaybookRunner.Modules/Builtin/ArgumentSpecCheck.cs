using PlaybookRunner.Jinja;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Checks arguments against a specification that is data (Ansible's "argument spec"), and collects all that is wrong.</summary>
internal sealed class ArgumentSpecCheck
{
    private readonly List<string> _errors = [];
    private readonly List<string> _unsupported = [];

    /// <summary>The errors in the reference's words and order; empty when there are none.</summary>
    /// <param name="spec">Options by name, each a mapping of <c>type</c>, <c>required</c>, <c>choices</c>, <c>elements</c>, <c>options</c>, <c>aliases</c>, <c>default</c>…</param>
    /// <param name="arguments">The arguments by name.</param>
    public IReadOnlyList<string> Check(Dict spec, IReadOnlyDictionary<string, object?> arguments)
    {
        CheckLevel(spec, new Dict(), arguments, path: "");
        return [.. _errors, .. _unsupported];
    }

    // One mapping of options: the arguments themselves, or those of an option with suboptions. The rules among them stand beside the suboptions.
    private void CheckLevel(Dict spec, Dict rules, IReadOnlyDictionary<string, object?> arguments, string path)
    {
        var values = ByName(spec, arguments, path);
        var place = path.Length == 0 ? "" : $" found in {path}";
        foreach (var group in Groups(rules, "mutually_exclusive").Where(group => group.Count(values.ContainsKey) > 1))
            _errors.Add($"parameters are mutually exclusive: {string.Join('|', group)}{place}");
        var missing = Options(spec).Where(option => Flag(option.Spec, "required") && !values.ContainsKey(option.Name)).Select(option => option.Name).ToList();
        if (missing.Count > 0)
            _errors.Add($"missing required arguments: {string.Join(", ", missing.Order(StringComparer.Ordinal))}{place}");
        AddDefaults(spec, values);
        foreach (var (name, option) in Options(spec).Where(option => values.GetValueOrDefault(option.Name) is not null))
            CheckType(name, option, values, path);
        foreach (var (name, option) in Options(spec).Where(option => values.GetValueOrDefault(option.Name) is not null))
            CheckChoices(name, option, values[name], place);
        CheckRules(rules, values, place);
        foreach (var (name, option) in Options(spec).Where(option => values.GetValueOrDefault(option.Name) is not null))
            CheckSuboptions(name, option, values[name], path);
    }

    private Dictionary<string, object?> ByName(Dict spec, IReadOnlyDictionary<string, object?> arguments, string path)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, option) in Options(spec))
        {
            names[name] = name;
            foreach (var alias in Texts(option, "aliases"))
                names.TryAdd(alias, name);
        }

        var unsupported = arguments.Keys.Where(name => !names.ContainsKey(name)).Select(name => path.Length == 0 ? name : $"{path}.{name}").ToList();
        if (unsupported.Count > 0)
            _unsupported.Add($"{string.Join(", ", unsupported)}. Supported parameters include: {Supported(spec)}.");
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments.Where(argument => names.ContainsKey(argument.Key)))
            values[names[name]] = Python.Reach(value);
        return values;
    }

    private static string Supported(Dict spec)
    {
        var aliases = string.Join(", ", Options(spec).SelectMany(option => Texts(option.Spec, "aliases")).Order(StringComparer.Ordinal));
        return string.Join(", ", Options(spec).Select(option => option.Name).Order(StringComparer.Ordinal)) + (aliases.Length == 0 ? "" : $" ({aliases})");
    }

    private static void AddDefaults(Dict spec, Dictionary<string, object?> values)
    {
        foreach (var (name, option) in Options(spec))
        {
            if (option.TryGetValue("default", out var value) && value is not null)
                values.TryAdd(name, value);
        }
    }

    private void CheckType(string name, Dict option, Dictionary<string, object?> values, string path)
    {
        try
        {
            values[name] = ArgumentType.Convert(name, Type(option, "type") ?? "str", values[name]);
            if (values[name] is IReadOnlyList<object?> list && Type(option, "elements") is { } elements)
                values[name] = Elements(name, elements, list, path);
        }
        catch (ModuleOptionException exception)
        {
            _errors.Add(InPath(exception.Message, path));
            values[name] = null;
        }
    }

    private List<object?> Elements(string name, string type, IReadOnlyList<object?> list, string path)
    {
        var items = new List<object?>();
        foreach (var item in list)
        {
            try
            {
                items.Add(ArgumentType.Convert(name, type, Python.Reach(item)));
            }
            catch (ModuleOptionException exception)
            {
                _errors.Add(InPath(exception.Message, path).Replace($"argument '{name}' is", $"Elements value for option '{name}' is", StringComparison.Ordinal));
            }
        }

        return items;
    }

    private static string InPath(string message, string path) =>
        path.Length == 0 ? message : message.Replace(" and we were unable", $" found in '{path}'. and we were unable", StringComparison.Ordinal);

    private void CheckChoices(string name, Dict option, object? value, string place)
    {
        if (!option.TryGetValue("choices", out var given) || given is not IEnumerable<object?> choices)
            return;
        var all = string.Join(", ", choices.Select(Python.Str));
        if (value is IReadOnlyList<object?> list)
        {
            var strangers = list.Where(item => !choices.Any(choice => Python.Equal(choice, item))).ToList();
            if (strangers.Count > 0)
                _errors.Add($"value of {name} must be one or more of: {all}. Got no match for: {string.Join(", ", strangers.Select(Python.Str))}{place}");
        }
        else if (!choices.Any(choice => Python.Equal(choice, value) || Python.Str(choice) == Python.Str(value)))
        {
            _errors.Add($"value of {name} must be one of: {all}, got: {Python.Str(value)}{place}");
        }
    }

    private void CheckRules(Dict rules, Dictionary<string, object?> values, string place)
    {
        foreach (var group in Groups(rules, "required_together").Where(group => group.Any(values.ContainsKey) && !group.All(values.ContainsKey)))
            _errors.Add($"parameters are required together: {string.Join(", ", group)}{place}");
        foreach (var group in Groups(rules, "required_one_of").Where(group => !group.Any(values.ContainsKey)))
            _errors.Add($"one of the following is required: {string.Join(", ", group)}{place}");
        if (List(rules, "required_if").OfType<IReadOnlyList<object?>>().Select(rule => BrokenRequirement(rule, values)).FirstOrDefault(error => error is not null) is { } broken)
            _errors.Add(broken + place);
        if (!rules.TryGetValue("required_by", out var by) || by is not Dict byName)
            return;
        foreach (var (name, required) in byName)
        {
            var missing = Texts(required).Where(other => values.GetValueOrDefault(other) is null).ToList();
            if (values.GetValueOrDefault(Python.Str(name)) is not null && missing.Count > 0)
                _errors.Add($"missing parameter(s) required by '{Python.Str(name)}': {string.Join(", ", missing)}{place}");
        }
    }

    // The reference stops at the first of these rules that is broken.
    private static string? BrokenRequirement(IReadOnlyList<object?> rule, Dictionary<string, object?> values)
    {
        if (rule.Count < 3 || !values.TryGetValue(Python.Str(rule[0]), out var value) || !Python.Equal(value, rule[1]))
            return null;
        var anyOf = rule.Count > 3 && Python.Truth(rule[3]);
        var required = Texts(rule[2]).ToList();
        var missing = required.Where(name => values.GetValueOrDefault(name) is null).ToList();
        return (anyOf ? missing.Count == required.Count : missing.Count > 0)
            ? $"{Python.Str(rule[0])} is {Python.Str(rule[1])} but {(anyOf ? "any" : "all")} of the following are missing: {string.Join(", ", missing)}"
            : null;
    }

    private void CheckSuboptions(string name, Dict option, object? value, string path)
    {
        if (!option.TryGetValue("options", out var suboptions) || suboptions is not Dict spec)
            return;
        var inner = path.Length == 0 ? name : $"{path} -> {name}";
        foreach (var item in value is IReadOnlyList<object?> list ? list : [value])
        {
            if (Python.Reach(item) is IReadOnlyDictionary<string, object?> mapping)
                CheckLevel(spec, option, mapping, inner);
            else if (Python.Reach(item) is Dict dict)
                CheckLevel(spec, option, dict.ToDictionary(), inner);
        }
    }

    private static IEnumerable<(string Name, Dict Spec)> Options(Dict spec) => spec.Select(entry => (Python.Str(entry.Key), entry.Value as Dict ?? []));

    private static bool Flag(Dict option, string name) => option.TryGetValue(name, out var value) && Python.Truth(value);

    private static string? Type(Dict option, string name) => option.TryGetValue(name, out var value) && value is not null ? Python.Str(value) : null;

    private static IEnumerable<object?> List(Dict option, string name) => option.TryGetValue(name, out var value) && value is IEnumerable<object?> list ? list : [];

    private static IEnumerable<List<string>> Groups(Dict rules, string name)
    {
        var list = List(rules, name).ToList();
        return list.Count > 0 && list[0] is string ? [[.. Texts(list)]] : list.Select(group => Texts(group).ToList());
    }

    private static IEnumerable<string> Texts(Dict option, string name) => List(option, name).Select(Python.Str);

    private static IEnumerable<string> Texts(object? value) => value is IEnumerable<object?> list ? list.Select(Python.Str) : [Python.Str(value)];
}
