using PlaybookRunner.Jinja.Syntax;

namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>Finds the template that a statement names.</summary>
internal static class TemplateFinder
{
    public static TemplateCode Find(JinjaContext context, object? name, Span span) =>
        TryFind(context, name, span) ?? throw Missing([Text(name, span)], span);

    /// <summary>The template, or the first that exists of a list; null if there is none.</summary>
    public static TemplateCode? TryFind(JinjaContext context, object? name, Span span)
    {
        if (name is string text)
            return Load(context, text);
        foreach (string candidate in Candidates(name, span))
            if (Load(context, candidate) is { } found)
                return found;
        return null;
    }

    public static IEnumerable<string> Candidates(object? name, Span span) => name switch
    {
        string or Markup => [Text(name, span)],
        Undefined undefined => throw undefined.Error(),
        _ => [.. Python.Iterate(name).Select(each => Text(each, span))],
    };

    public static SyntaxErrorInUse Missing(IReadOnlyList<string> names, Span span) => new(
        names.Count == 1 ? names[0] : names.Count == 0 ? "Tried to select from an empty list of templates." : $"none of the templates given were found: {string.Join(", ", names)}",
        ErrorCode.NotFound,
        span,
        "the loader knows no template of that name");

    private static TemplateCode? Load(JinjaContext context, string name)
    {
        try
        {
            return context.Environment.Find(name, context.TemplateName, context.Code.Options)?.Code;
        }
        catch (JinjaSyntaxException error)
        {
            throw Failure.CalledFrom(error, context, $"template '{name}'");
        }
    }

    private static string Text(object? name, Span span) => name switch
    {
        string text => text,
        Markup markup => markup.Text,
        Undefined undefined => throw undefined.Error(),
        _ => throw PythonException.TypeError($"a template's name must be str, not {Python.TypeName(name)}"),
    };
}

/// <summary><c>{% extends %}</c>.</summary>
internal sealed class ExtendsStatement(Expression template, Span span) : Statement
{
    public override Flow Execute(JinjaContext context)
    {
        object? name = template.Evaluate(context);
        context.At = span;
        TemplateScope scope = context.Scope;
        if (scope.Extends is not null)
            throw new PythonException(PythonErrorType.TemplateRuntime, "extended multiple times");
        scope.Extends = TemplateFinder.Find(context, name, span);
        scope.AddBlocks(scope.Extends);
        return Flow.Next;
    }
}

/// <summary><c>{% include %}</c>.</summary>
internal sealed class IncludeStatement(Expression template, bool ignoreMissing, bool withContext, LocalNames names, Span span) : Statement
{
    public override Flow Execute(JinjaContext context)
    {
        object? name = template.Evaluate(context);
        context.At = span;
        TemplateCode? code = TemplateFinder.TryFind(context, name, span);
        if (code is null && !ignoreMissing)
            throw TemplateFinder.Missing([.. TemplateFinder.Candidates(name, span)], span);
        if (code is null || context.Scope.Extends is not null)
            return Flow.Next;
        var scope = new TemplateScope(context.Environment) { Given = context.Scope.Given };
        if (withContext)
            scope.Outer = new ScopeVariables(context, names);
        code.Run(context, scope, "include");
        return Flow.Next;
    }
}

/// <summary><c>{% import %}</c>.</summary>
internal sealed class ImportStatement(Expression template, Assigner target, bool withContext, LocalNames names, Span span) : Statement
{
    public override Flow Execute(JinjaContext context)
    {
        object? name = template.Evaluate(context);
        context.At = span;
        target.Assign(context, Modules.Import(context, name, withContext ? names : null, span));
        return Flow.Next;
    }
}

/// <summary><c>{% from … import … %}</c>.</summary>
internal sealed class FromImportStatement(
    Expression template, (string Name, Assigner Target)[] imports, bool withContext, LocalNames names, int line, Span span) : Statement
{
    public override Flow Execute(JinjaContext context)
    {
        object? name = template.Evaluate(context);
        context.At = span;
        ModuleValue module = Modules.Import(context, name, withContext ? names : null, span);
        foreach ((string wanted, Assigner target) in imports)
            target.Assign(context, module.TryGetAttribute(wanted, out object? value) ? value : Absent(context, module, wanted));
        return Flow.Next;
    }

    private Undefined Absent(JinjaContext context, ModuleValue module, string wanted) => Undefined.WithHint(
        $"the template '{module.Name}' (imported on line {line}) does not export the requested name '{wanted}'", context.Options.Undefined, wanted);
}

/// <summary>Runs imported templates.</summary>
internal static class Modules
{
    /// <summary>With context a template is run anew; without it once per evaluation, as its result depends on nothing.</summary>
    public static ModuleValue Import(JinjaContext context, object? name, LocalNames? names, Span span)
    {
        TemplateCode code = TemplateFinder.Find(context, name, span);
        if (names is not null)
            return Run(context, code, new ScopeVariables(context, names).Freeze());
        Dictionary<TemplateCode, ModuleValue> known = context.Rendering.Modules;
        if (!known.TryGetValue(code, out ModuleValue? module))
            known[code] = module = Run(context, code, DictionaryVariables.Empty);
        return module;
    }

    private static ModuleValue Run(JinjaContext context, TemplateCode code, IVariables variables)
    {
        var scope = new TemplateScope(context.Environment) { Outer = variables, Given = context.Scope.Given };
        Output output = context.Rendering.Output;
        int mark = output.Begin();
        code.Run(context, scope, "import");
        return new ModuleValue(code, scope, output.Take(mark, context.Autoescape));
    }
}

/// <summary>An imported template as a value: what its top level set, as attributes.</summary>
internal sealed class ModuleValue(TemplateCode code, TemplateScope scope, object? body) : IJinjaObject
{
    public string Name => code.Name ?? "<template>";

    public string TypeName => "jinja2.environment.TemplateModule";

    public bool TryGetAttribute(string name, out object? value)
    {
        value = null;
        return !name.StartsWith('_') && scope.TryGetExported(name, out value);
    }

    /// <summary>What the template rendered.</summary>
    public override string ToString() => Python.Str(body);
}
