using PlaybookRunner.Content;
using PlaybookRunner.Jinja;
using PlaybookRunner.Templating;

namespace PlaybookRunner.Variables;

/// <summary>
/// The variables that one task (or one item of its loop) sees on one host: layers over each other, highest precedence first. What a variable's template
/// yields is kept here and dropped with the scope, so that variables which mention each other many times are evaluated once each.
/// Used by one thread at a time.
/// </summary>
internal sealed class VariableScope : IVariables
{
    private readonly IVariableLayer[] _layers;
    private readonly Dictionary<string, object?> _reached = new(StringComparer.Ordinal);

    private VariableScope? _original;

    public VariableScope(IVariableLayer[] layers, TemplateEngine templates, TemplateSurroundings surroundings)
    {
        _layers = layers;
        Templates = templates;
        Surroundings = surroundings;
    }

    public TemplateEngine Templates { get; }

    /// <summary>What lookups and the like may ask of the task that this scope belongs to.</summary>
    public TemplateSurroundings Surroundings { get; }

    public IEnumerable<string> Names => _layers.SelectMany(layer => layer.Names).Distinct(StringComparer.Ordinal);

    public bool TryGet(string name, out object? value)
    {
        if (_reached.TryGetValue(name, out value))
            return true;
        if (_original is not null)
            return TryCopy(_original, name, out value);
        foreach (var layer in _layers)
        {
            if (layer.TryGet(name, out var raw))
            {
                value = Bind(raw, name);
                _reached[name] = value;
                return true;
            }
        }

        return false;
    }

    /// <summary>Where a variable that this scope sees is set; null when it is not set in content.</summary>
    public SourcePosition? PositionOf(string name)
    {
        foreach (var layer in _layers)
        {
            if (layer.TryGet(name, out _))
                return layer.PositionOf(name);
        }

        return null;
    }

    /// <summary>The same scope with a layer above all others, as for a loop item.</summary>
    public VariableScope With(IVariableLayer layer) => new([layer, .. _layers], Templates, Surroundings);

    /// <summary>The same scope for a template that changes values: what it reads are copies of its own.</summary>
    public VariableScope WithOwnCopies() => new(_layers, Templates, Surroundings) { _original = this };

    /// <summary>Makes a written value one that templates can read: templates in it are evaluated in this scope when they are reached.</summary>
    /// <param name="raw">A plain value or a <see cref="TemplateValue"/>.</param>
    /// <param name="name">The variable it belongs to, for the chain of places of an error; null when it is none.</param>
    public object? Bind(object? raw, string? name = null) => raw switch
    {
        TemplateText text => new BoundTemplate(text, this, name),
        TemplateMapping mapping => BindMapping(mapping, name),
        TemplateSequence sequence => new DeferredList(sequence.Items.Select(item => Bind(item, name))),
        VaultedText text => new DecryptedText(text),
        _ => raw,
    };

    private bool TryCopy(VariableScope original, string name, out object? value)
    {
        if (!original.TryGet(name, out value))
            return false;
        value = Python.DeepCopy(value);
        _reached[name] = value;
        return true;
    }

    private Dict BindMapping(TemplateMapping mapping, string? name)
    {
        var dict = new Dict(mapping.Entries.Count);
        foreach (var (key, value) in mapping.Entries)
            dict[key] = Bind(value, name);
        return dict;
    }
}
