using PlaybookRunner.Jinja;

namespace PlaybookRunner.Modules;

/// <summary>
/// Reads the options of one call. Made by generated code: the constructor finds each option among the values and refuses unknown, missing and contradictory
/// ones, the methods convert them by the rules of Ansible's argument specifications. A method gives null when the option is not given.
/// </summary>
public sealed partial class OptionReader
{
    private readonly OptionTable _table;
    private readonly object?[] _values;
    private readonly bool[] _given;
    private readonly string _prefix;
    private List<OptionReader>? _inner;

    /// <summary>Looks options up.</summary>
    /// <param name="table">The options.</param>
    /// <param name="values">The values by name.</param>
    /// <exception cref="ModuleOptionException">An option is unknown or missing, or options exclude each other.</exception>
    public OptionReader(OptionTable table, IReadOnlyDictionary<string, object?> values)
        : this(table, values, "")
    {
    }

    private OptionReader(OptionTable table, IEnumerable<KeyValuePair<string, object?>> values, string prefix)
    {
        _table = table;
        _prefix = prefix;
        _values = new object?[table.Options.Count];
        _given = new bool[table.Options.Count];
        Assign(values);
        CheckExclusions();
        CheckRequired();
    }

    /// <summary>The options that are not in the table, when it accepts any.</summary>
    public IReadOnlyDictionary<string, object?> Rest { get; private set; } = new OrderedDictionary<string, object?>();

    /// <summary>The texts of all secret options, also of suboptions.</summary>
    public IReadOnlyList<string> Secrets
    {
        get
        {
            List<string>? secrets = null;
            CollectSecrets(ref secrets);
            return secrets ?? (IReadOnlyList<string>)[];
        }
    }

    /// <summary>Whether an option is given with a value, or has a default.</summary>
    private bool IsSet(int option) => _given[option] ? _values[option] is not null : _table.Options[option].HasDefault;

    // The option's own name wins over an alias, and a later alias over an earlier one.
    private void Assign(IEnumerable<KeyValuePair<string, object?>> values)
    {
        List<string>? unknown = null;
        foreach (var (name, value) in values)
        {
            var option = _table.IndexOf(name);
            if (option < 0)
            {
                (unknown ??= []).Add(name);
                AddRest(name, value);
            }
            else if (!_given[option] || !values.Any(pair => pair.Key == _table.Options[option].Name) || name == _table.Options[option].Name)
            {
                _given[option] = true;
                _values[option] = Python.Reach(value);
            }
        }

        if (unknown is not null && !_table.AcceptsAnyOption)
        {
            throw UnknownOptions(unknown);
        }
    }

    private void AddRest(string name, object? value)
    {
        if (_table.AcceptsAnyOption)
        {
            var rest = Rest as OrderedDictionary<string, object?> ?? [];
            rest[name] = Python.Reach(value);
            Rest = rest;
        }
    }

    private ModuleOptionException UnknownOptions(List<string> unknown)
    {
        var supported = string.Join(", ", _table.Options.Select(option => option.Name).Order(StringComparer.Ordinal));
        var aliases = string.Join(", ", _table.Options.SelectMany(option => option.Aliases).Order(StringComparer.Ordinal));
        var close = unknown.SelectMany(name => Jinja.Syntax.Names.AllClosest(name, _table.Names)).Distinct().ToList();
        var names = string.Join(", ", unknown.Select(name => _prefix + name));
        return new ModuleOptionException(
            _prefix + unknown[0],
            $"Unsupported parameters for ({_table.Module}) module: {names}. Supported parameters include: {supported}{(aliases.Length > 0 ? $" ({aliases})" : "")}.")
        {
            Hint = OptionPlace.Suggest(close),
        };
    }

    private void CollectSecrets(ref List<string>? secrets)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            if (_table.Options[i].IsSecret && _values[i] is { } value)
            {
                AddSecret(secrets ??= [], value);
            }
        }

        foreach (var inner in _inner ?? [])
        {
            inner.CollectSecrets(ref secrets);
        }
    }

    private static void AddSecret(List<string> secrets, object? value)
    {
        switch (Python.Reach(value))
        {
            case null or bool:
                break;
            case string text:
                secrets.Add(text);
                break;
            case Secret secret:
                secrets.Add(secret.Reveal());
                break;
            case Dict mapping:
                foreach (var (_, item) in mapping)
                {
                    AddSecret(secrets, item);
                }

                break;
            case IReadOnlyList<object?> list:
                foreach (var item in list)
                {
                    AddSecret(secrets, item);
                }

                break;
            case var other:
                secrets.Add(Python.Str(other));
                break;
        }
    }
}
