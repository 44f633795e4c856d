using PlaybookRunner.Jinja;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Fails when a condition does not hold.</summary>
[Module("ansible.builtin.assert", NeedsNoTarget = true)]
internal sealed partial class AssertModule : IModule<AssertOptions>
{
    /// <inheritdoc/>
    public Task<ModuleResult> RunAsync(AssertOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        CheckMessage("fail_msg", options.FailMsg);
        CheckMessage("success_msg", options.SuccessMsg);
        foreach (var condition in Conditions(options.That))
        {
            if (!call.Templates.IsTrue(condition))
                return Task.FromResult(Unmet(condition, options, call));
        }

        return Task.FromResult(WithMessage(ModuleResult.Of(changed: false), options.SuccessMsg ?? "All assertions passed", options));
    }

    private static IEnumerable<object?> Conditions(object? that) => that as IEnumerable<object?> ?? [that];

    private static ModuleResult Unmet(object? condition, AssertOptions options, ModuleCall call)
    {
        var shown = condition is bool or string ? condition : call.Templates.ToText(condition);
        var result = new ModuleResult { Failed = true }.With("assertion", shown).With("evaluated_to", false);
        return WithMessage(result, options.FailMsg ?? "Assertion failed", options);
    }

    private static ModuleResult WithMessage(ModuleResult result, object message, AssertOptions options)
    {
        result = message is string text ? result with { Message = text } : result.With("msg", message);
        return options.Quiet ? result : result.With("_ansible_verbose_always", true);
    }

    private static void CheckMessage(string option, object? message)
    {
        if (message is not (null or string) && !(message is IEnumerable<object?> lines && lines.All(line => line is string)))
            throw new ModuleOptionException(option, $"argument '{option}' is of type {Python.TypeName(message)} and we were unable to convert to str_or_list_of_str: a string or list of strings is required");
    }
}

/// <summary>The options of <c>assert</c>.</summary>
internal sealed class AssertOptions
{
    /// <summary>A condition or a list of conditions, in the form of <c>when</c>.</summary>
    [Option(IsExpression = true)]
    public required object? That { get; init; }

    /// <summary>What to say when a condition does not hold: a text or a list of texts.</summary>
    [Option(Aliases = ["msg"])]
    public object? FailMsg { get; init; }

    /// <summary>What to say when all conditions hold: a text or a list of texts.</summary>
    public object? SuccessMsg { get; init; }

    /// <summary>Whether the result is not shown beyond its status.</summary>
    public bool Quiet { get; init; }
}
