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
            KeepTrailingNewline = true,
            Undefined = UndefinedKind.Strict,
        };
        return _jinja.Compile(File.ReadAllText(path), path, options).Render(With(variables));
    }

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
