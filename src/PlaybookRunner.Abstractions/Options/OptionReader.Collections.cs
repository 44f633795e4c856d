using PlaybookRunner.Jinja;

namespace PlaybookRunner.Modules;

public sealed partial class OptionReader
{
    /// <summary>A list of texts; a text is split at commas, a number is a list of one.</summary>
    /// <exception cref="ModuleOptionException">The value is no list.</exception>
    public IReadOnlyList<string>? Texts(int option) => Convert(option, static (item, _) => item is null ? "" : Python.Str(item));

    /// <summary>A list of texts out of a set.</summary>
    /// <exception cref="ModuleOptionException">The value is no list, or a text is not in the set.</exception>
    public IReadOnlyList<string>? Texts(int option, string[] choices)
    {
        var texts = Texts(option);
        var strangers = texts?.Except(choices).ToList();
        return strangers is not { Count: > 0 }
            ? texts
            : throw At(option).Fail($"value of {At(option).Name} must be one or more of: {string.Join(", ", choices)}. Got no match for: {At(option).Show(string.Join(", ", strangers))}", strangers[0], choices);
    }

    /// <summary>A list of integers.</summary>
    /// <exception cref="ModuleOptionException">The value is no list, or an element no integer.</exception>
    public IReadOnlyList<long>? Integers(int option) => Convert(option, OptionConversion.ToInteger);

    /// <summary>A list of whatever stands in it.</summary>
    /// <exception cref="ModuleOptionException">The value is no list.</exception>
    public IReadOnlyList<object?>? List(int option) => TryRead(option, out var value) ? ToList(option, value) : null;

    /// <summary>A mapping with text keys; a text may be JSON, or <c>key=value</c> pairs.</summary>
    /// <exception cref="ModuleOptionException">The value is no mapping.</exception>
    public IReadOnlyDictionary<string, object?>? Mapping(int option) =>
        TryRead(option, out var value) ? MappingText.ToMapping(value, At(option)) : null;

    /// <summary>A mapping of texts to texts.</summary>
    /// <exception cref="ModuleOptionException">The value is no mapping.</exception>
    public IReadOnlyDictionary<string, string>? TextMapping(int option)
    {
        if (Mapping(option) is not { } mapping)
        {
            return null;
        }

        var texts = new OrderedDictionary<string, string>(mapping.Count);
        foreach (var (key, value) in mapping)
        {
            texts[key] = value is null ? "" : Python.Str(Python.Reach(value));
        }

        return texts;
    }

    /// <summary>An option's suboptions.</summary>
    /// <param name="option">The option's number.</param>
    /// <param name="table">The suboptions.</param>
    /// <param name="bind">Binds them.</param>
    /// <exception cref="ModuleOptionException">The value is no mapping, or a suboption is unknown, missing or wrong.</exception>
    public T? Suboptions<T>(int option, OptionTable table, Func<OptionReader, T> bind)
        where T : class =>
        TryRead(option, out var value) ? bind(Open(option, value, table)) : null;

    /// <summary>A list of suboptions.</summary>
    /// <param name="option">The option's number.</param>
    /// <param name="table">The suboptions.</param>
    /// <param name="bind">Binds those of one element.</param>
    /// <exception cref="ModuleOptionException">The value is no list of mappings, or a suboption is unknown, missing or wrong.</exception>
    public IReadOnlyList<T>? SuboptionList<T>(int option, OptionTable table, Func<OptionReader, T> bind) =>
        Convert(option, (item, _) => bind(Open(option, item, table)));

    private OptionReader Open(int option, object? value, OptionTable table)
    {
        var place = At(option);
        var inner = new OptionReader(table, MappingText.ToMapping(value, place with { Type = "dict" }), place.Name + ".");
        (_inner ??= []).Add(inner);
        return inner;
    }

    private List<T>? Convert<T>(int option, Func<object?, OptionPlace, T> convert)
    {
        if (!TryRead(option, out var value))
        {
            return null;
        }

        var place = At(option);
        var items = ToList(option, value);
        var result = new List<T>(items.Count);
        foreach (var item in items)
        {
            result.Add(convert(Python.Reach(item), place));
        }

        return result;
    }

    private IReadOnlyList<object?> ToList(int option, object? value) => value switch
    {
        string text => text.Split(','),
        IReadOnlyList<object?> list => list,
        long or double or bool => [Python.Str(value)],
        Undefined or null or Dict or IJinjaObject or byte[] => throw NoList(option, value),
        System.Collections.IEnumerable items => [.. items.Cast<object?>()],
        _ => throw NoList(option, value),
    };

    private ModuleOptionException NoList(int option, object? value) =>
        At(option).Refuse(value, $"a {Python.TypeName(value)} cannot be converted to a list");
}
