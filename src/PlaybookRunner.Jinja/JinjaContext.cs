using PlaybookRunner.Jinja.Evaluation;

namespace PlaybookRunner.Jinja;

/// <summary>
/// Where a call stands while a template is evaluated: the environment, the variables in scope, and ways to call other functions. It is the evaluator's frame of the
/// running template, macro or block; a function must not keep it after the evaluation.
/// </summary>
public sealed class JinjaContext
{
    internal JinjaContext(Rendering rendering, TemplateScope scope, TemplateCode code, int slots, JinjaContext? parent = null)
    {
        Rendering = rendering;
        Scope = scope;
        Code = code;
        Slots = slots == 0 ? [] : new object?[slots];
        Parent = parent;
    }

    /// <summary>The environment.</summary>
    public JinjaEnvironment Environment => Rendering.Environment;

    /// <summary>The options of the template whose evaluation was started.</summary>
    public JinjaOptions Options => Rendering.Options;

    /// <summary>How large the result of a function may become.</summary>
    public Limits Limits => Rendering.Options.Limits.Values;

    /// <summary>Cancels the evaluation; functions that wait pass it on.</summary>
    public CancellationToken Cancellation => Rendering.Cancellation;

    /// <summary>The variables that the host gave to the evaluation, as it gave them.</summary>
    public IVariables GivenVariables => Scope.Given;

    /// <summary>The variables in scope at the call: loop variables, what was set, what the host gave, and globals.</summary>
    public IVariables Variables => new ScopeVariables(this, NamesInScope);

    /// <summary>The name of the running template, or null.</summary>
    public string? TemplateName => Code.Name;

    /// <summary>Whether values are escaped on output here.</summary>
    public bool Autoescape { get; internal set; }

    internal Rendering Rendering { get; }

    internal TemplateScope Scope { get; }

    /// <summary>The template in whose source the running code stands.</summary>
    internal TemplateCode Code { get; }

    internal object?[] Slots { get; }

    /// <summary>The frame of the function in whose source this one's stands: macros see the variables around them.</summary>
    internal JinjaContext? Parent { get; }

    /// <summary>The frame that entered this one, and what it entered; for the trace of an error.</summary>
    internal (JinjaContext Frame, string What)? CalledBy { get; init; }

    /// <summary>The source range of the operation under way; all that an error needs to find its place.</summary>
    internal Syntax.Span At;

    /// <summary>Local names at the call under way; set by call sites only.</summary>
    internal LocalNames? NamesInScope;

    internal JinjaContext Outer(int depth)
    {
        JinjaContext frame = this;
        for (int i = 0; i < depth; i++)
            frame = frame.Parent!;
        return frame;
    }

    /// <summary>Makes the undefined value of a missing variable, as the options want it.</summary>
    /// <param name="name">The name that is missing.</param>
    /// <returns>The value.</returns>
    public Undefined Undefined(string name) => Jinja.Undefined.Variable(name, Options.Undefined);

    /// <summary>Makes the undefined value of a missing attribute or element, as the options want it.</summary>
    /// <param name="owner">The object that lacks it.</param>
    /// <param name="key">The attribute or key.</param>
    /// <returns>The value.</returns>
    public Undefined Undefined(object? owner, object? key) => Jinja.Undefined.Member(owner, key, Options.Undefined);

    /// <summary>Counts one step of the budget. Functions call it in loops whose length a template decides.</summary>
    public void Step() => Rendering.Step();

    /// <summary>Applies a filter by name.</summary>
    /// <param name="name">The filter's name.</param>
    /// <param name="arguments">The value first, then the filter's arguments.</param>
    /// <returns>What the filter returns.</returns>
    /// <exception cref="PythonException">There is no such filter, or it failed.</exception>
    public object? CallFilter(string name, CallArguments arguments)
    {
        FunctionDefinition filter = Environment.Filters.Find(name)
            ?? throw new PythonException(PythonErrorType.TemplateRuntime, $"No filter named {Python.Repr(name)}.");
        if (!filter.AcceptsUndefined && arguments.Positional is [Undefined { Kind: UndefinedKind.StrictChainable } undefined, ..])
            throw undefined.Error();
        return filter.Invoke(this, arguments);
    }

    /// <summary>Applies a test by name.</summary>
    /// <param name="name">The test's name.</param>
    /// <param name="arguments">The value first, then the test's arguments.</param>
    /// <returns>Whether it holds.</returns>
    /// <exception cref="PythonException">There is no such test, or it failed.</exception>
    public bool CallTest(string name, CallArguments arguments)
    {
        FunctionDefinition test = Environment.Tests.Find(name)
            ?? throw new PythonException(PythonErrorType.TemplateRuntime, $"No test named {Python.Repr(name)}.");
        return Python.Truth(test.Invoke(this, arguments));
    }

    /// <summary>Calls a value.</summary>
    /// <param name="callee">What to call.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>What it returns.</returns>
    /// <exception cref="PythonException">It cannot be called (<c>TypeError</c>), or it failed.</exception>
    public object? Call(object? callee, CallArguments arguments)
    {
        Step();
        return callee switch
        {
            FunctionValue function => function.Invoke(this, arguments),
            JinjaCallable callable => callable.Invoke(this, arguments),
            FunctionDefinition function => function.Invoke(this, arguments),
            Undefined undefined => undefined.Kind == UndefinedKind.StrictChainable ? undefined : throw undefined.Error(),
            _ => throw PythonException.TypeError($"'{Python.TypeName(callee)}' object is not callable"),
        };
    }
}
