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

    private Symbols _symbols;
    private int _loops;

    /// <summary>Whether something in the template might keep a frame beyond the evaluation.</summary>
    private bool _mayKeepFrame;

    private TemplateCompiler(JinjaEnvironment environment, JinjaOptions options, SourceText source, SyntaxTree tree)
    {
        _tree = tree;
        _environment = environment;
        _options = options;
        _code = new TemplateCode(environment, options, source);
        _symbols = new Symbols(null, _code.Layout);
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
        SyntaxTree tree = Parser.ParseTemplate(source.Text, options);
        var compiler = new TemplateCompiler(environment, options, source, tree);
        compiler.CompileRoot();
        ExpressionNode? lone = tree.Body.Statements is [PrintNode print] ? print.Value : null;
        return new JinjaTemplate(compiler._code, lone is null ? null : compiler.ExpressionOf(lone));
    });

    public static JinjaExpression CompileExpression(JinjaEnvironment environment, JinjaOptions options, SourceText source) => Guarded(source, () =>
    {
        ExpressionNode node = Parser.ParseExpression(source.Text, options);
        var compiler = new TemplateCompiler(environment, options, source, new SyntaxTree(new Body([]), ReadsSelf: false, AssignsLoop: false));
        compiler._symbols.Analyze(node);
        compiler._symbols.Seal();
        compiler._code.Lone = compiler.Compile(node);
        compiler._code.IsReusable = !compiler._mayKeepFrame;
        return compiler.ExpressionOf(node);
    });

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
        Body body = _tree.Body;
        if (_tree.ReadsSelf)
            _symbols.Declare("self");
        _symbols.Analyze(body);
        _symbols.Seal();
        if (_tree.ReadsSelf)
            _code.SelfSlot = _symbols.Find("self").Slot.Index;
        _code.Exports = _symbols.Stored.ToFrozenDictionary(StringComparer.Ordinal);
        if (body.Statements is [PrintNode print])
        {
            _code.Lone = Compile(print.Value);
            _code.Body = new Block([new PrintStatement(_code.Lone, print.Span)]);
        }
        else
            _code.Body = Compile(body);
        _code.IsConstant = body.Statements.All(statement => statement is TextNode);
        _code.IsReusable = !_mayKeepFrame;
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
