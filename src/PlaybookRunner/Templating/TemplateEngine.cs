using System.Collections.Concurrent;
using PlaybookRunner.Content;
using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Templating;

/// <summary>Evaluates the templates of content: compiled once for the run, evaluated in the scope that asks, errors with their place in the content file.</summary>
internal sealed class TemplateEngine
{
    /// <summary>How templates in playbooks and variable files are read: by ansible-core 2.19's rules.</summary>
    public static readonly JinjaOptions PlaybookOptions = new()
    {
        Result = ResultStyle.Typed,
        Undefined = UndefinedKind.StrictChainable,
        EscapeBackslashes = false,
        DoStatement = true,
        LoopControls = true,
        LateBoundNames = true,
        TrimBlocks = true,
        Omitted = Omit.Value,
    };

    private readonly JinjaEnvironment _environment;
    private readonly Func<TemplateText, CompiledText> _compile;
    private readonly ConcurrentDictionary<(string Path, TemplateFile Template, string LineBreak), CompiledText> _files = new();

    public TemplateEngine(JinjaEnvironment environment)
    {
        _environment = environment;
        _compile = Compile;
    }

    public JinjaEnvironment Environment => _environment;

    /// <summary>Evaluates a template to a plain value.</summary>
    /// <exception cref="PlaybookException">The template is wrong, fails, or its result is undefined.</exception>
    public object? Evaluate(TemplateText text, VariableScope scope)
    {
        var compiled = CompiledFor(text, scope);
        try
        {
            return compiled.Evaluate(scope);
        }
        catch (JinjaException exception)
        {
            throw TemplateErrors.Locate(exception, text);
        }
    }

    /// <summary>As <see cref="Evaluate(TemplateText, VariableScope)"/> for a template inside a variable: an undefined result is a value that remembers its place.</summary>
    /// <param name="text">The template.</param>
    /// <param name="scope">The scope that reached it.</param>
    /// <param name="description">What the template is part of, for the chain of places.</param>
    public object? EvaluateNested(TemplateText text, VariableScope scope, string description)
    {
        var compiled = CompiledFor(text, scope);
        try
        {
            return compiled.Evaluate(scope);
        }
        catch (JinjaUndefinedException exception)
        {
            return Undefined.WithHint(exception.Message, UndefinedKind.Strict, cause: LocateNested(exception, text, description));
        }
        catch (JinjaException exception)
        {
            throw LocateNested(exception, text, description);
        }
    }

    // An error of the template itself says which variable it is; one that came through it says so already.
    private static PlaybookException LocateNested(JinjaException exception, TemplateText text, string description)
    {
        var located = TemplateErrors.Locate(exception, text, $"used in {description}");
        return located.Causes.Count > 0 ? located : located.Through(new ErrorCause($"in {description}", text.Position));
    }

    /// <summary>Makes a written value plain: every template in it is evaluated, what is omitted is left out.</summary>
    /// <param name="raw">A plain value or a <see cref="TemplateValue"/>.</param>
    /// <param name="scope">The scope.</param>
    /// <exception cref="PlaybookException">A template in it is wrong, fails, or is undefined.</exception>
    public object? Finish(object? raw, VariableScope scope) => raw switch
    {
        TemplateText text => Evaluate(text, scope),
        TemplateMapping mapping => FinishMapping(mapping, scope),
        TemplateSequence sequence => FinishSequence(sequence, scope),
        VaultedText text => text.Decrypted,
        _ => raw,
    };

    /// <summary>Compiles a template now, so that a syntax error shows before anything runs.</summary>
    /// <exception cref="PlaybookException">The template is not Jinja2.</exception>
    public void Check(TemplateText text) => text.Compiled(_compile);

    /// <summary>The names that a template needs from outside of itself.</summary>
    /// <exception cref="PlaybookException">The template is not Jinja2.</exception>
    public IReadOnlyList<NameReference> ReferencesOf(TemplateText text)
    {
        var compiled = text.Compiled(_compile);
        return compiled.Template?.References ?? compiled.Expression!.References;
    }

    /// <summary>Renders a template file to text.</summary>
    /// <param name="file">The file.</param>
    /// <param name="settings">The settings of the task; the file's header wins over them.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="usedAt">The task, for the chain of places of an error.</param>
    /// <exception cref="PlaybookException">The template is wrong, or uses something undefined.</exception>
    public string RenderFile(SourceFile file, TemplateSettings settings, VariableScope scope, SourcePosition usedAt) => EvaluateFile(file, settings, scope, usedAt) switch
    {
        null => "",
        string text => text,
        var value => Python.Str(value),
    };

    /// <summary>As <see cref="RenderFile"/>, but a file that is a lone expression keeps the type of its value.</summary>
    /// <param name="file">The file.</param>
    /// <param name="settings">The settings of the task; the file's header wins over them.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="usedAt">The task, for the chain of places of an error.</param>
    /// <exception cref="PlaybookException">The template is wrong, or uses something undefined.</exception>
    public object? EvaluateFile(SourceFile file, TemplateSettings settings, VariableScope scope, SourcePosition usedAt)
    {
        var template = ReadFile(file, settings, usedAt);
        try
        {
            return CompileFile(file, template, settings.NewlineSequence, scope).Evaluate(scope) ?? (template.Text.AsSpan().Trim('\n').IsEmpty ? template.Text : null);
        }
        catch (JinjaException exception)
        {
            throw TemplateErrors.Locate(exception, file, template.HeaderLines, usedAt);
        }
    }

    private static TemplateFile ReadFile(SourceFile file, TemplateSettings settings, SourcePosition usedAt)
    {
        try
        {
            return TemplateFile.Read(file.Text, settings);
        }
        catch (FormatException exception)
        {
            throw new PlaybookException(ErrorCodes.TemplateSyntax, exception.Message, new SourcePosition(file, 1, 1), exception) { Causes = [new ErrorCause("rendered by this task", usedAt)] };
        }
    }

    // A file's text is part of the key, since a run may change its own templates. Bounded by the distinct template files of the run.
    private CompiledText CompileFile(SourceFile file, TemplateFile template, string lineBreak, VariableScope scope) =>
        _files.GetOrAdd(
            (file.Path, template, lineBreak),
            key => new CompiledText(_environment.Compile(key.Template.Text, file.Path, FileOptions(key.Template, scope)), null, key.Template.Text) { LineBreak = lineBreak });

    private static JinjaOptions FileOptions(TemplateFile file, VariableScope scope) => OptionsOf(file.Settings, scope) with
    {
        LineStatementPrefix = file.LineStatementPrefix,
        LineCommentPrefix = file.LineCommentPrefix,
        KeepTrailingNewline = file.KeepTrailingNewline,
    };

    private static JinjaOptions OptionsOf(TemplateSettings settings, VariableScope scope) => WithSettings(PlaybookOptions, settings) with
    {
        EscapeBackslashes = true,
        Loader = new SearchPathLoader(scope.Surroundings.Files),
    };

    private static JinjaOptions WithSettings(JinjaOptions options, TemplateSettings settings) => options with
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
    };

    private Dict FinishMapping(TemplateMapping mapping, VariableScope scope)
    {
        var dict = new Dict(mapping.Entries.Count);
        foreach (var (key, raw) in mapping.Entries)
        {
            var value = Finish(raw, scope);
            if (value is not Omit)
                dict[key] = value;
        }

        return dict;
    }

    private List<object?> FinishSequence(TemplateSequence sequence, VariableScope scope)
    {
        var list = new List<object?>(sequence.Items.Count);
        foreach (var raw in sequence.Items)
        {
            var value = Finish(raw, scope);
            if (value is not Omit)
                list.Add(value);
        }

        return list;
    }

    // Which files a template includes depends on the task that evaluates it; few do, so they are compiled each time.
    private CompiledText CompiledFor(TemplateText text, VariableScope scope)
    {
        var compiled = text.Compiled(_compile);
        return compiled.UsesFiles ? Compile(text, PlaybookOptions with { Loader = new SearchPathLoader(scope.Surroundings.Files, PlaybookOptions with { EscapeBackslashes = true }) }) : compiled;
    }

    private CompiledText Compile(TemplateText text) => Compile(text, PlaybookOptions);

    private CompiledText Compile(TemplateText text, JinjaOptions options)
    {
        try
        {
            if (text.Kind == TemplateKind.Expression)
                return new CompiledText(null, _environment.CompileExpression(text.Text, text.Position.File.Path, options), text.Text);
            return text.Text.StartsWith(TemplateFile.Marker, StringComparison.Ordinal)
                ? CompileWithHeader(text, options)
                : new CompiledText(_environment.Compile(text.Text, text.Position.File.Path, options), null, text.Text);
        }
        catch (JinjaException exception)
        {
            throw TemplateErrors.Locate(exception, text);
        }
    }

    // A text may have a header as a file has. Without a name of their own, errors in it are placed at the start of the text.
    private CompiledText CompileWithHeader(TemplateText text, JinjaOptions options)
    {
        try
        {
            var template = TemplateFile.Read(text.Text, new TemplateSettings());
            var own = WithSettings(options, template.Settings) with { LineStatementPrefix = template.LineStatementPrefix, LineCommentPrefix = template.LineCommentPrefix, KeepTrailingNewline = template.KeepTrailingNewline };
            return new CompiledText(_environment.Compile(template.Text, null, own), null, template.Text);
        }
        catch (FormatException exception)
        {
            throw new PlaybookException(ErrorCodes.TemplateSyntax, exception.Message, text.Position, exception);
        }
    }
}
