using System.Collections.Frozen;
using PlaybookRunner.Jinja.Evaluation;
using PlaybookRunner.Jinja.Syntax;

namespace PlaybookRunner.Jinja.Compilation;

/// <summary>Turns a syntax tree into prepared statements and expressions: names become slots, constants are folded, filters and tests are found.</summary>
internal sealed partial class TemplateCompiler
{
    private readonly JinjaEnvironment _environment;
    private readonly JinjaOptions _options;
    private readonly TemplateCode _code;
    private readonly SyntaxTree _tree;
    private HashSet<string>? _blockNames;

    /// <summary>Takes what the template refers to, if somebody asked.</summary>
    private List<NameReference>? _references;

    private Symbols _symbols;
    private int _loops;

    /// <summary>Whether something in the template might keep a frame beyond the evaluation.</summary>
    private bool _mayKeepFrame;

    private TemplateCompiler(JinjaEnvironment environment, JinjaOptions options, SourceText source, SyntaxTree tree)
    {
        _tree = tree;
        _environment = environment;
        _options = options;
        _code = new TemplateCode(environment, options, source) { IsExpression = tree.IsExpression };
        _symbols = new Symbols(null, new FunctionLayout(null));
    }

    /// <summary>A frame to compute constants in.</summary>
    private JinjaContext Folding
    {
        get
        {
            if (field is not null)
                return field;
            var rendering = new Rendering(_environment, _options);
            rendering.Start(default);
            return field = new JinjaContext(rendering, new TemplateScope(_environment), _code, 0);
        }
    }

    public static JinjaTemplate CompileTemplate(JinjaEnvironment environment, JinjaOptions options, SourceText source) => Guarded(source, () =>
    {
        var compiler = new TemplateCompiler(environment, options, source, Parser.ParseTemplate(source.Text, options));
        compiler.CompileRoot();
        return new JinjaTemplate(compiler._code, compiler._tree.Lone is { } lone ? compiler.ExpressionOf(lone) : null);
    });

    public static JinjaExpression CompileExpression(JinjaEnvironment environment, JinjaOptions options, SourceText source) => Guarded(source, () =>
    {
        var compiler = new TemplateCompiler(environment, options, source, Parser.ParseExpression(source.Text, options));
        compiler.CompileRoot();
        return compiler.ExpressionOf(compiler._tree.Lone!);
    });

    /// <summary>What a compiled template or expression refers to, in order of appearance.</summary>
    public static IReadOnlyList<NameReference> ReferencesOf(TemplateCode code)
    {
        SyntaxTree tree = code.IsExpression ? Parser.ParseExpression(code.Source.Text, code.Options) : Parser.ParseTemplate(code.Source.Text, code.Options);
        var references = new List<NameReference>();
        new TemplateCompiler(code.Environment, code.Options, code.Source, tree) { _references = references }.CompileRoot();
        return references;
    }

    private void Note(NameKind kind, string name, string? firstArgument, Span span) =>
        _references?.Add(new NameReference(kind, name, firstArgument, _code.Source.Locate(span)));

    private static T Guarded<T>(SourceText source, Func<T> compile)
    {
        try
        {
            return compile();
        }
        catch (SyntaxError error)
        {
            throw Failure.Syntax(source, error);
        }
        catch (LimitReached)
        {
            throw Failure.TooDeep(source);
        }
    }

    private JinjaExpression ExpressionOf(ExpressionNode node) => new(new ExpressionCode(_code, (node as NameNode)?.Name));

    private void CompileRoot()
    {
        if (_tree.ReadsSelf)
            _symbols.Declare("self");
        _symbols.Analyze(_tree.Body);
        _symbols.Seal();
        if (_tree.ReadsSelf)
            _code.SelfSlot = _symbols.Find("self").Slot.Index;
        _code.Exports = _symbols.Stored.ToFrozenDictionary(StringComparer.Ordinal);
        if (_tree.Lone is { } lone)
        {
            _code.Lone = Compile(lone);
            _code.Body = new Block([new PrintStatement(_code.Lone, lone.Span)]);
        }
        else
            _code.Body = Compile(_tree.Body);
        _code.IsConstant = _tree.Body.Statements.All(statement => statement is TextNode);
        _code.IsReusable = !_mayKeepFrame;
        _code.SlotCount = _symbols.Layout.SlotCount;
    }

    private Block Compile(Body? body)
    {
        if (body is null || body.Statements.Count == 0)
            return Block.Empty;
        var statements = new Statement[body.Statements.Count];
        for (int i = 0; i < statements.Length; i++)
            statements[i] = Compile(body.Statements[i]);
        return new Block(statements);
    }

    /// <summary>Compiles something in a scope of its own.</summary>
    private T InScope<T>(Symbols scope, Func<T> compile)
    {
        Symbols outer = _symbols;
        _symbols = scope;
        T result = compile();
        _symbols = outer;
        return result;
    }

    private Symbols Inner(FunctionLayout? layout = null) => new(_symbols, layout ?? _symbols.Layout);

    private int LineOf(Span span) => _code.Source.Locate(span).Line;
}
