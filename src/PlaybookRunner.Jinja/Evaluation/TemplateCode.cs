using System.Collections.Frozen;
using PlaybookRunner.Jinja.Compilation;
using PlaybookRunner.Jinja.Syntax;

namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>A template, prepared.</summary>
internal sealed class TemplateCode(JinjaEnvironment environment, JinjaOptions options, SourceText source)
{
    private IReadOnlyList<NameReference>? _references;

    /// <summary>A frame that no evaluation uses at the moment. Only templates keep one whose evaluation cannot hand the frame to anybody else.</summary>
    private JinjaContext? _idle;

    /// <summary>How much was written the last time: the next time it will be about as much. Threads may race for it; it is a guess.</summary>
    private int _lastLength;

    public JinjaEnvironment Environment { get; } = environment;

    public JinjaOptions Options { get; } = options;

    public SourceText Source { get; } = source;

    public string? Name => Source.Name;

    /// <summary>Whether values are escaped on output where no <c>autoescape</c> statement says otherwise.</summary>
    public bool Autoescapes { get; } = options.SelectAutoescape?.Invoke(source.Name) ?? options.Autoescape;

    /// <summary>How many slots a frame of its top level has.</summary>
    public int SlotCount { get; set; }

    public Block Body { get; set; } = Block.Empty;

    /// <summary>The expression if the template is nothing else, or if it was compiled as one.</summary>
    public Expression? Lone { get; set; }

    public bool IsConstant { get; set; }

    /// <summary>Whether the source is a bare expression.</summary>
    public bool IsExpression { get; init; }

    /// <summary>Whether a frame can be used again: nothing in the template could have kept it.</summary>
    public bool IsReusable { get; set; }

    /// <summary>The slot of <c>self</c> at the top level, -1 if it is not used.</summary>
    public int SelfSlot { get; set; } = -1;

    public List<BlockCode> Blocks { get; } = [];

    /// <summary>The slots of what the top level sets.</summary>
    public FrozenDictionary<string, int> Exports { get; set; } = FrozenDictionary<string, int>.Empty;

    /// <summary>What the source refers to. It is compiled once more for that: most templates are never asked, and the list would be larger than the rest of them.</summary>
    public IReadOnlyList<NameReference> References => LazyInitializer.EnsureInitialized(ref _references, () => TemplateCompiler.ReferencesOf(this));

    public object? Evaluate(IVariables variables, CancellationToken cancellation)
    {
        JinjaContext frame = Rent(variables, cancellation);
        try
        {
            Rendering.GuardStack();
            return Options.Result == ResultStyle.Text ? EvaluateText(frame) : EvaluateValue(frame);
        }
        catch (Exception error) when (Edge.IsPlaceless(error))
        {
            throw Failure.At(frame, error);
        }
        finally
        {
            Return(frame);
        }
    }

    public void RenderTo(TextWriter writer, IVariables variables, CancellationToken cancellation)
    {
        JinjaContext frame = Rent(variables, cancellation);
        try
        {
            Rendering.GuardStack();
            RunTop(frame);
            writer.Write(((TextOutput)frame.Rendering.Output).Written);
        }
        catch (Exception error) when (Edge.IsPlaceless(error))
        {
            throw Failure.At(frame, error);
        }
        finally
        {
            Return(frame);
        }
    }

    /// <summary>Evaluates the lone expression by itself.</summary>
    public T EvaluateLone<T>(IVariables variables, Func<Expression, JinjaContext, T> evaluate, CancellationToken cancellation)
    {
        JinjaContext frame = Rent(variables, cancellation);
        try
        {
            Rendering.GuardStack();
            return evaluate(Lone!, frame);
        }
        catch (Exception error) when (Edge.IsPlaceless(error))
        {
            throw Failure.At(frame, error);
        }
        finally
        {
            Return(frame);
        }
    }

    /// <summary>Runs it as an included or imported template, into the same output.</summary>
    public void Run(JinjaContext caller, TemplateScope scope, string what)
    {
        scope.AddBlocks(this);
        var frame = new JinjaContext(caller.Rendering, scope, this, SlotCount) { Autoescape = Autoescapes, CalledBy = (caller, what) };
        Edge.Run(frame, () => RunRoot(frame));
    }

    private string EvaluateText(JinjaContext frame)
    {
        RunTop(frame);
        ReadOnlySpan<char> written = ((TextOutput)frame.Rendering.Output).Written;
        _lastLength = written.Length;
        return new string(written);
    }

    private object? EvaluateValue(JinjaContext frame)
    {
        if (Lone is not null && SelfSlot < 0 && Options.Result == ResultStyle.Typed)
            return TypedResult.Finish(Lone.Evaluate(frame));
        RunTop(frame);
        object? value = frame.Rendering.Output.Cut(0, isMarkup: false);
        return Options.Result == ResultStyle.Typed ? TypedResult.Finish(value) : value;
    }

    private void RunTop(JinjaContext frame)
    {
        frame.Rendering.Output.Expect(_lastLength);
        frame.Scope.AddBlocks(this);
        RunRoot(frame);
    }

    private void RunRoot(JinjaContext frame)
    {
        TemplateScope scope = frame.Scope;
        if (!IsReusable)
            scope.Roots = new RootFrame(this, frame, scope.Roots);
        if (SelfSlot >= 0)
            frame.Slots[SelfSlot] = new SelfReference(scope);
        int mark = frame.Rendering.Output.Position;
        Body.Execute(frame);
        if (scope.Extends is { } parent)
            RunParent(frame, parent, mark);
    }

    /// <summary>Goes on with the template that this one extends. What this one wrote outside its blocks does not count.</summary>
    private static void RunParent(JinjaContext frame, TemplateCode parent, int mark)
    {
        TemplateScope scope = frame.Scope;
        frame.Rendering.Output.Truncate(mark);
        scope.Extends = null;
        var parentFrame = new JinjaContext(frame.Rendering, scope, parent, parent.SlotCount)
        {
            Autoescape = parent.Autoescapes,
            CalledBy = (frame, "extends"),
        };
        Edge.Run(parentFrame, () => parent.RunRoot(parentFrame));
    }

    private JinjaContext Rent(IVariables variables, CancellationToken cancellation)
    {
        JinjaContext frame = Interlocked.Exchange(ref _idle, null)
            ?? new JinjaContext(new Rendering(Environment, Options), new TemplateScope(Environment), this, SlotCount);
        frame.Autoescape = Autoescapes;
        frame.Scope.Outer = frame.Scope.Given = variables;
        frame.Rendering.Start(cancellation);
        return frame;
    }

    private void Return(JinjaContext frame)
    {
        frame.Rendering.Output.Reset();
        if (!IsReusable)
            return;
        Array.Clear(frame.Slots);
        frame.Scope.Outer = frame.Scope.Given = DictionaryVariables.Empty;
        frame.NamesInScope = null;
        _idle = frame;
    }
}
