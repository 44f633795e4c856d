using System.Runtime.CompilerServices;

namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>What all templates, macros and blocks of one evaluation share: the output and the budgets.</summary>
internal sealed class Rendering(JinjaEnvironment environment, JinjaOptions options)
{
    public JinjaEnvironment Environment { get; } = environment;

    public JinjaOptions Options { get; } = options;

    public Output Output { get; } = options.Result == ResultStyle.Text ? new TextOutput(options.Limits.Output) : new ValueOutput(options);

    /// <summary>Templates imported without context; made when the first one is.</summary>
    public Dictionary<TemplateCode, ModuleValue> Modules => _modules ??= [];

    public CancellationToken Cancellation { get; private set; }

    private Dictionary<TemplateCode, ModuleValue>? _modules;
    private long _steps;
    private int _depth;

    public void Start(CancellationToken cancellation)
    {
        Cancellation = cancellation;
        _steps = Options.Limits.Steps;
        _depth = 0;
        _modules = null;
    }

    /// <summary>Counts one iteration or call. The token is looked at now and then only: reading it costs more than counting.</summary>
    public void Step()
    {
        if ((--_steps & 0xFF) == 0)
            Check();
    }

    /// <summary>Enters a macro, include, block or recursive loop.</summary>
    public void Enter()
    {
        Step();
        if (++_depth > Options.Limits.Depth)
            throw new LimitReached($"templates, macros, blocks and recursive loops are nested more than {Options.Limits.Depth} deep");
        GuardStack();
    }

    public void Leave() => _depth--;

    public static void GuardStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new LimitReached("the template is nested too deeply");
    }

    private void Check()
    {
        if (_steps <= 0)
            throw new LimitReached($"more than {Options.Limits.Steps} steps");
        if (Cancellation.IsCancellationRequested)
            throw new LimitReached("cancelled", new OperationCanceledException(Cancellation));
    }
}
