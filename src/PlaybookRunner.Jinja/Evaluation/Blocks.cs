using PlaybookRunner.Jinja.Syntax;

namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>A block, prepared. It is a function of its own: it sees the template's context, not the variables around it unless it is scoped.</summary>
internal sealed class BlockCode
{
    public required string Name { get; init; }

    public required bool Required { get; init; }

    public required TemplateCode Template { get; init; }

    public required int SlotCount { get; init; }

    /// <summary>The slots of <c>self</c> and <c>super</c>, -1 where the body does not use them.</summary>
    public required int SelfSlot { get; init; }

    public required int SuperSlot { get; init; }

    public required Block Body { get; init; }

    public void Run(JinjaContext caller, TemplateScope scope, int level)
    {
        var frame = new JinjaContext(caller.Rendering, scope, Template, SlotCount)
        {
            Autoescape = Template.Autoescapes,
            CalledBy = (caller, $"block '{Name}'"),
        };
        if (SelfSlot >= 0)
            frame.Slots[SelfSlot] = new SelfReference(scope);
        if (SuperSlot >= 0)
            frame.Slots[SuperSlot] = BlockReference.Super(frame, scope, Name, level);
        Edge.Run(frame, () => Body.Execute(frame));
    }
}

/// <summary><c>{% block %}</c> where it stands: renders the most derived block of its name.</summary>
internal sealed class BlockStatement(string name, bool scoped, LocalNames names, Span span) : Statement
{
    public override Flow Execute(JinjaContext context)
    {
        TemplateScope scope = context.Scope;
        // Once a template extends another one, only what is inside blocks counts.
        if (scope.Extends is not null)
            return Flow.Next;
        context.At = span;
        List<BlockCode> chain = scope.Blocks![name];
        if (chain[0].Required)
            throw new PythonException(PythonErrorType.TemplateRuntime, $"Required block '{name}' not found");
        chain[0].Run(context, scoped ? scope.Derive(context, names) : scope, 0);
        return Flow.Next;
    }
}

/// <summary>A block as a value: what <c>super</c> and <c>self.name</c> are.</summary>
internal sealed class BlockReference(TemplateScope scope, string name, int level) : JinjaCallable, IJinjaObject
{
    public override string Name => name;

    public string TypeName => "jinja2.runtime.BlockReference";

    public static object Super(JinjaContext context, TemplateScope scope, string name, int level) =>
        scope.Blocks![name].Count > level + 1
            ? new BlockReference(scope, name, level + 1)
            : Undefined.WithHint($"there is no parent block called '{name}'.", context.Options.Undefined, "super");

    public bool TryGetAttribute(string attribute, out object? value)
    {
        bool hasParent = scope.Blocks![name].Count > level + 1;
        value = (attribute, hasParent) switch
        {
            ("super", true) => new BlockReference(scope, name, level + 1),
            ("super", false) => Undefined.WithHint($"there is no parent block called '{name}'."),
            _ => null,
        };
        return value is not null;
    }

    public override object? Invoke(JinjaContext context, CallArguments arguments)
    {
        Output output = context.Rendering.Output;
        int mark = output.Begin();
        scope.Blocks![name][level].Run(context, scope, level);
        return output.Take(mark, context.Autoescape);
    }

    public override string ToString() => "<jinja2.runtime.BlockReference object>";
}

/// <summary>The variable <c>self</c>: the template's blocks as attributes.</summary>
internal sealed class SelfReference(TemplateScope scope) : IJinjaObject
{
    public string TypeName => "jinja2.runtime.TemplateReference";

    public bool TryGetAttribute(string name, out object? value)
    {
        value = scope.Blocks?.ContainsKey(name) == true ? new BlockReference(scope, name, 0) : null;
        return value is not null;
    }

    public override string ToString() => "<TemplateReference None>";
}
