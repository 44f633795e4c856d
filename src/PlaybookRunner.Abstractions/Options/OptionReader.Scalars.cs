using PlaybookRunner.Jinja;
using FileMode = PlaybookRunner.Targets.FileMode;

namespace PlaybookRunner.Modules;

public sealed partial class OptionReader
{
    /// <summary>A text; other values become the text that Python's <c>str</c> gives them.</summary>
    public string? Text(int option)
    {
        if (!TryRead(option, out var value))
        {
            return null;
        }

        return value as string ?? (value is null ? "" : Python.Str(value));
    }

    /// <summary>A text out of a set.</summary>
    /// <exception cref="ModuleOptionException">The text is not in the set.</exception>
    public string? Text(int option, string[] choices) =>
        TryRead(option, out var value) ? choices[ChoiceIndex(option, value, choices)] : null;

    /// <summary>The place in a set of texts; -1 when the option is not given.</summary>
    /// <exception cref="ModuleOptionException">The text is not in the set.</exception>
    public int Choice(int option, string[] choices) =>
        TryRead(option, out var value) ? ChoiceIndex(option, value, choices) : -1;

    /// <summary>A text that is masked wherever it is shown.</summary>
    public Secret? Secret(int option) => TryRead(option, out var value) ? value as Secret ?? new Secret(Text(option)!) : null;

    /// <summary>A truth value: a boolean, 1 or 0, or one of the words that Ansible takes for one.</summary>
    /// <exception cref="ModuleOptionException">The value is none of those.</exception>
    public bool? Bool(int option) => TryRead(option, out var value) ? OptionConversion.ToBool(value, At(option)) : null;

    /// <summary>An integer of 64 bits.</summary>
    /// <exception cref="ModuleOptionException">The value is no integer, or too large.</exception>
    public long? Integer(int option) => TryRead(option, out var value) ? OptionConversion.ToInteger(value, At(option)) : null;

    /// <summary>An integer of 32 bits.</summary>
    /// <exception cref="ModuleOptionException">The value is no integer, or too large.</exception>
    public int? ShortInteger(int option)
    {
        var value = Integer(option);
        return value is null or (>= int.MinValue and <= int.MaxValue)
            ? (int?)value
            : throw At(option).Refuse(value, $"{value} is not between {int.MinValue} and {int.MaxValue}");
    }

    /// <summary>A number.</summary>
    /// <exception cref="ModuleOptionException">The value is no number.</exception>
    public double? Float(int option) => TryRead(option, out var value) ? OptionConversion.ToFloat(value, At(option)) : null;

    /// <summary>A size in bytes, with or without a unit.</summary>
    /// <exception cref="ModuleOptionException">The value is no size.</exception>
    public long? Size(int option) => TryRead(option, out var value) ? OptionConversion.ToSize(value, At(option)) : null;

    /// <summary>Permissions: an integer is the bits, digits are octal, anything else is clauses or <c>preserve</c>.</summary>
    /// <exception cref="ModuleOptionException">The value is no mode.</exception>
    public FileMode? Mode(int option) => TryRead(option, out var value) ? OptionConversion.ToMode(value, At(option)) : null;

    /// <summary>The value as it is.</summary>
    public object? Raw(int option) => _values[option];

    // Null stands for "not given" where nothing else would; elsewhere it is a value, which only text can take.
    private bool TryRead(int option, out object? value)
    {
        value = _values[option];
        var entry = _table.Options[option];
        return value is not null || (_given[option] && (entry.Required || entry.HasDefault));
    }

    private OptionPlace At(int option)
    {
        var entry = _table.Options[option];
        return new OptionPlace(_prefix + entry.Name, entry.Type, entry.IsSecret);
    }

    private int ChoiceIndex(int option, object? value, string[] choices)
    {
        var text = value is null ? "" : Python.Str(value);
        var index = Array.IndexOf(choices, text);
        index = index < 0 && value is bool or "True" or "False" ? ChoiceOfWord(choices, text == "True") : index;
        return index >= 0
            ? index
            : throw At(option).Fail($"value of {At(option).Name} must be one of: {string.Join(", ", choices)}, got: {At(option).Show(text)}", text, choices);
    }

    // YAML turned an unquoted yes or off into a boolean: it means the one choice that is such a word.
    private static int ChoiceOfWord(string[] choices, bool truth)
    {
        var words = choices.Where(choice => OptionConversion.IsWordFor(choice, truth)).ToArray();
        return words.Length == 1 ? Array.IndexOf(choices, words[0]) : -1;
    }
}
