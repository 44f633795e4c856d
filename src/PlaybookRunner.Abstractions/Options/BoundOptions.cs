using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FileMode = PlaybookRunner.Targets.FileMode;

namespace PlaybookRunner.Modules;

/// <summary>The options of a call by name, as they were understood and with secrets masked; worked out when somebody looks.</summary>
/// <param name="describe">Gives the options by name.</param>
public sealed class BoundOptions(Func<IReadOnlyDictionary<string, object?>> describe) : IReadOnlyDictionary<string, object?>
{
    /// <summary>What stands for the value of a secret option, as in the reference's <c>invocation</c>.</summary>
    public const string SecretValue = "VALUE_SPECIFIED_IN_NO_LOG_PARAMETER";

    private readonly Lazy<IReadOnlyDictionary<string, object?>> _values = new(describe);

    /// <inheritdoc/>
    public int Count => _values.Value.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _values.Value.Keys;

    /// <inheritdoc/>
    public IEnumerable<object?> Values => _values.Value.Values;

    /// <inheritdoc/>
    public object? this[string key] => _values.Value[key];

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _values.Value.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) => _values.Value.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _values.Value.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A mode as users write it: octal digits, clauses, or <c>preserve</c>; null for none.</summary>
    public static string? Show(FileMode? mode) => mode switch
    {
        FileMode.Absolute absolute => "0" + Convert.ToString(absolute.Bits, 8).PadLeft(3, '0'),
        FileMode.Symbolic symbolic => symbolic.Clauses,
        FileMode.Preserve => "preserve",
        _ => null,
    };

    /// <summary>Suboptions of a list; null for none.</summary>
    public static IReadOnlyList<object?>? ShowAll<T>(IReadOnlyList<T>? items, Func<T, IReadOnlyDictionary<string, object?>> show) =>
        items is null ? null : [.. items.Select(show)];

    /// <summary>What stands for a secret: the mask, or null when there is none.</summary>
    public static string? Hide(object? value) => value is null ? null : SecretValue;

    /// <summary>A number as text, for rules that compare options with values.</summary>
    public static string? Text(long? value) => value?.ToString(CultureInfo.InvariantCulture);

    /// <summary>A truth value as text, for rules that compare options with values.</summary>
    public static string? Text(bool? value) => value is null ? null : value.Value ? "True" : "False";
}
