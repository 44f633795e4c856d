using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;

namespace PlaybookRunner.Testing;

/// <summary>Templates with Jinja2's own filters and tests, and with variables that a test gives.</summary>
/// <param name="given">The variables.</param>
public sealed class TestTemplates(IReadOnlyDictionary<string, object?> given) : ITaskTemplates
{
    private readonly JinjaEnvironment _jinja = new();

    /// <inheritdoc/>
    public string RenderFile(string path, TemplateSettings settings, IReadOnlyDictionary<string, object?> variables)
    {
        var options = JinjaOptions.Default with
        {
            BlockStart = settings.BlockStart,
            BlockEnd = settings.BlockEnd,
            VariableStart = settings.VariableStart,
            VariableEnd = settings.VariableEnd,
            CommentStart = settings.CommentStart,
            CommentEnd = settings.CommentEnd,
            TrimBlocks = settings.TrimBlocks,
            LstripBlocks = settings.LstripBlocks,
            NewlineSequence = settings.NewlineSequence,
            Undefined = UndefinedKind.Strict,
        };
        var source = File.ReadAllText(path);
        var text = _jinja.Compile(source, path, options).Render(With(variables));
        return source.EndsWith('\n') && !text.EndsWith('\n') ? text + settings.NewlineSequence : text;
    }

    /// <inheritdoc/>
    public object? EvaluateFile(string path, TemplateSettings settings, IReadOnlyDictionary<string, object?> variables) => RenderFile(path, settings, variables);

    /// <inheritdoc/>
    public object? Evaluate(string expression) => _jinja.CompileExpression(expression).Evaluate(new DictionaryVariables(given));

    /// <inheritdoc/>
    public bool IsTrue(object? condition) => condition as bool? ?? Python.Truth(Evaluate(ToText(condition)));

    /// <inheritdoc/>
    public string ToText(object? value) => Python.Str(value);

    private Dictionary<string, object?> With(IReadOnlyDictionary<string, object?> variables)
    {
        var all = new Dictionary<string, object?>(given);
        foreach (var (name, value) in variables)
        {
            all[name] = value;
        }

        return all;
    }
}
