using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating;

/// <summary>The names of types that <c>community.general.reveal_ansible_type</c> gives, such as <c>list[int|str]</c>.</summary>
internal static class AnsibleTypes
{
    public static string NameOf(object? value, object? alias)
    {
        if (alias is not (null or Dict))
            throw Arguments.TypeError($"The argument alias must be a dictionary. {Python.Str(alias)} is {Python.TypeName(alias)}");
        var names = alias as Dict;
        return (Shallow(value, names), value) switch
        {
            ("list", IReadOnlyList<object?> { Count: > 0 } list) => $"list[{Union(list, names)}]",
            ("dict", Dict { Count: > 0 } dict) => $"dict[{Union(dict.Keys, names)}, {Union(dict.Values, names)}]",
            var (name, _) => name,
        };
    }

    private static string Union(IEnumerable<object?> values, Dict? alias) => string.Join('|', values.Select(value => Shallow(value, alias)).Distinct().Order(StringComparer.Ordinal));

    private static string Shallow(object? value, Dict? alias)
    {
        var name = Python.TypeName(value);
        return alias is not null && alias.TryGetValue(name, out var other) ? Python.Str(other) : name;
    }
}
