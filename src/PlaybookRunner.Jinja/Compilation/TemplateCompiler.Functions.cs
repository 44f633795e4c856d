using PlaybookRunner.Jinja.Evaluation;
using PlaybookRunner.Jinja.Syntax;

namespace PlaybookRunner.Jinja.Compilation;

/// <summary>Macros, call blocks and blocks: each is a function with a frame of its own.</summary>
internal sealed partial class TemplateCompiler
{
    private static readonly string[] MacroSpecials = ["caller", "kwargs", "varargs"];
    private static readonly string[] BlockSpecials = ["self", "super"];

    private MacroCode CompileMacro(string? name, ParametersNode parameters, Body body, Span span)
    {
        _mayKeepFrame = true;
        Symbols scope = Inner(new FunctionLayout(_symbols.Layout));
        string[] names = [.. parameters.Names.Select(parameter => parameter.Name)];
        Expression?[] defaults = new Expression?[names.Length];
        int required = names.Length - parameters.Defaults.Count;
        if (Array.IndexOf(names, "caller") is >= 0 and var at && at < required && Uses(parameters, body, "caller"))
            throw new SyntaxError("When defining macros or call blocks the special \"caller\" argument must be omitted or be given a default.",
                parameters.Names[at].Span, ErrorCode.Assertion);
        string[] special = [.. MacroSpecials.Where(each => !names.Contains(each) && Uses(parameters, body, each))];
        foreach (string each in names.Concat(special))
            scope.Declare(each);
        foreach (ExpressionNode value in parameters.Defaults)
            scope.Analyze(value);
        scope.Analyze(body);
        scope.Seal();
        int SlotOf(string each) => special.Contains(each) ? scope.Find(each).Slot.Index : -1;
        return InScope(scope, () =>
        {
            (int loops, _loops) = (_loops, 0);
            for (int i = 0; i < parameters.Defaults.Count; i++)
                defaults[required + i] = Compile(parameters.Defaults[i]);
            Block block = Compile(body);
            _loops = loops;
            return new MacroCode
            {
                Name = name,
                Parameters = names,
                Slots = [.. names.Select(each => scope.Find(each).Slot.Index)],
                Defaults = defaults,
                CallerSlot = SlotOf("caller"),
                KwargsSlot = SlotOf("kwargs"),
                VarargsSlot = SlotOf("varargs"),
                Scope = scope.Entry,
                Body = block,
                SlotCount = scope.Layout.SlotCount,
                Span = span,
            };
        });
    }

    private static bool Uses(ParametersNode parameters, Body body, string name) => StatementChildren.Uses(body, name)
        || parameters.Defaults.Any(value => StatementChildren.Reads(value, name));

    private CallBlockStatement CompileCallBlock(CallBlockNode node)
    {
        MacroCode body = CompileMacro(null, node.Parameters, node.Body, node.Span);
        return new CallBlockStatement(Compile(node.Call.Callee), Compile(node.Call.Arguments), body, _symbols.Names, node.Call.Span);
    }

    private BlockStatement CompileBlock(BlockNode node)
    {
        _mayKeepFrame = true;
        if (!(_blockNames ??= new HashSet<string>(StringComparer.Ordinal)).Add(node.Name))
            throw new SyntaxError($"block '{node.Name}' defined twice", node.Span, ErrorCode.Assertion);
        var scope = new Symbols(null, new FunctionLayout(null));
        string[] special = [.. BlockSpecials.Where(name => StatementChildren.Uses(node.Body, name))];
        foreach (string name in special)
            scope.Declare(name);
        scope.Analyze(node.Body);
        scope.Seal();
        int SlotOf(string name) => special.Contains(name) ? scope.Find(name).Slot.Index : -1;
        _code.Blocks.Add(InScope(scope, () =>
        {
            (int loops, _loops) = (_loops, 0);
            Block body = Compile(node.Body);
            _loops = loops;
            return new BlockCode
            {
                Name = node.Name,
                Required = node.Required,
                Template = _code,
                SlotCount = scope.Layout.SlotCount,
                SelfSlot = SlotOf("self"),
                SuperSlot = SlotOf("super"),
                Body = body,
            };
        }));
        return new BlockStatement(node.Name, node.Scoped, _symbols.Names, node.Span);
    }
}
