using PlaybookRunner.Jinja.Compilation;
using PlaybookRunner.Jinja.Evaluation;
using PlaybookRunner.Jinja.Syntax;

namespace PlaybookRunner.Jinja;

/// <summary>
/// The language as a host configures it: options, filters, tests, globals. Fill it, then compile; the first template freezes it. From then on it is
/// immutable and safe to use from many threads at once.
/// </summary>
public sealed class JinjaEnvironment
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);
    private readonly TemplateCache _cache;
    private volatile bool _frozen;

    /// <summary>Creates an environment with Jinja2's filters, tests and globals.</summary>
    /// <param name="options">The options; null for Jinja2's defaults.</param>
    public JinjaEnvironment(JinjaOptions? options = null)
    {
        Options = options ?? JinjaOptions.Default;
        _cache = new TemplateCache(Options.CacheSize);
        BuiltIns.AddTo(this);
    }

    /// <summary>The options for templates that are compiled without options of their own.</summary>
    public JinjaOptions Options { get; }

    /// <summary>The filters.</summary>
    public FunctionSet Filters { get; } = [];

    /// <summary>The tests.</summary>
    public FunctionSet Tests { get; } = [];

    /// <summary>The global functions.</summary>
    public FunctionSet Globals { get; } = [];

    /// <summary>The names of all globals.</summary>
    internal IEnumerable<string> GlobalNames => Globals.Names.Concat(_values.Keys);

    /// <summary>Adds a global that is not a function.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The same environment.</returns>
    /// <exception cref="InvalidOperationException">A template was compiled already.</exception>
    public JinjaEnvironment AddGlobal(string name, object? value)
    {
        if (_frozen)
            throw new InvalidOperationException("A template was compiled already; add globals before.");
        _values[name] = value;
        return this;
    }

    /// <summary>Compiles a template.</summary>
    /// <param name="source">Its source.</param>
    /// <param name="name">The name under which errors report it.</param>
    /// <param name="options">Options for this template alone, such as other delimiters; null for the environment's.</param>
    /// <returns>The template, to be kept and evaluated as often as wanted, by many threads at once.</returns>
    /// <exception cref="JinjaSyntaxException">The source is wrong.</exception>
    public JinjaTemplate Compile(string source, string? name = null, JinjaOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        Freeze();
        return TemplateCompiler.CompileTemplate(this, options ?? Options, new SourceText(source, name));
    }

    /// <summary>Compiles a bare expression, as it stands between <c>{{</c> and <c>}}</c>.</summary>
    /// <param name="source">Its source.</param>
    /// <param name="name">The name under which errors report it.</param>
    /// <param name="options">Options for this expression alone; null for the environment's.</param>
    /// <returns>The expression, to be kept and evaluated as often as wanted, by many threads at once.</returns>
    /// <exception cref="JinjaSyntaxException">The source is wrong.</exception>
    public JinjaExpression CompileExpression(string source, string? name = null, JinjaOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        Freeze();
        return TemplateCompiler.CompileExpression(this, options ?? Options, new SourceText(source, name));
    }

    /// <summary>Loads a template through <see cref="JinjaOptions.Loader"/>. Compiled templates are kept as long as their source is the same.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The template.</returns>
    /// <exception cref="JinjaSyntaxException">The source is wrong.</exception>
    /// <exception cref="JinjaTemplateNotFoundException">The loader does not know the name, or there is no loader.</exception>
    public JinjaTemplate Load(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Find(name, null, Options)
            ?? throw Failure.NotFound(new SourceText("", name), default, name);
    }

    internal JinjaTemplate? Find(string name, string? parent, JinjaOptions options)
    {
        Freeze();
        return options.Loader?.Find(name, parent) is { } source ? _cache.Get(source, options, this) : null;
    }

    internal bool TryGetGlobal(string name, out object? value)
    {
        if (_values.TryGetValue(name, out value))
            return true;
        value = Globals.Find(name)?.Value;
        return value is not null;
    }

    private void Freeze()
    {
        if (_frozen)
            return;
        Filters.Freeze();
        Tests.Freeze();
        Globals.Freeze();
        _frozen = true;
    }
}
