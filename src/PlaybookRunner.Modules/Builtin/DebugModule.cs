using System.Buffers;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Shows a message or the value of an expression.</summary>
[Module("ansible.builtin.debug", NeedsNoTarget = true)]
internal sealed partial class DebugModule : IModule<DebugOptions>
{
    private static readonly SearchValues<char> VariablePath =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.[]");

    /// <inheritdoc/>
    public Task<ModuleResult> RunAsync(DebugOptions options, ModuleCall call, CancellationToken cancellationToken) => Task.FromResult(
        options.Verbosity > call.Verbosity ? Silent
        : options.Var is { } expression ? Show(expression.Trim(), call)
        : Shown.With("msg", options.Msg));

    // The key asks the display to show the result at any verbosity; keys of this kind are not registered.
    private static ModuleResult Shown => ModuleResult.Of(changed: false).With("_ansible_verbose_always", true);

    private static ModuleResult Silent => new ModuleResult { Skipped = true }.With("skipped_reason", "Verbosity threshold not met.");

    private static ModuleResult Show(string expression, ModuleCall call)
    {
        var name = NameOf(expression, call);
        try
        {
            return Shown.With(name, call.Templates.Evaluate(name));
        }
        catch (PlaybookException error) when (error.Code is ErrorCodes.Undefined)
        {
            return Shown.With(name, $"<< error 1 - {error.Message} >>") with
            {
                Warnings = [$"Encountered 1 template error.\nerror 1 - {error.Message}"],
            };
        }
    }

    /// <summary><c>var: "{{ name }}"</c> shows the variable whose name stands in <c>name</c>; what is not plainly a variable's name is not evaluated.</summary>
    private static string NameOf(string expression, ModuleCall call)
    {
        if (!expression.StartsWith("{{", StringComparison.Ordinal) || !expression.EndsWith("}}", StringComparison.Ordinal))
            return expression;

        var inner = expression[2..^2].Trim();
        return call.Templates.Evaluate(inner) is string { Length: > 0 } name && !name.AsSpan().ContainsAnyExcept(VariablePath) ? name : inner;
    }
}

/// <summary>The options of <c>debug</c>.</summary>
[MutuallyExclusive("msg", "var")]
internal sealed class DebugOptions
{
    /// <summary>The message.</summary>
    public object? Msg { get; init; } = "Hello world!";

    /// <summary>An expression to show.</summary>
    [Option(IsExpression = true)]
    public string? Var { get; init; }

    /// <summary>How talkative the run must be, as with <c>-v</c>, for anything to be shown.</summary>
    public int Verbosity { get; init; }
}
