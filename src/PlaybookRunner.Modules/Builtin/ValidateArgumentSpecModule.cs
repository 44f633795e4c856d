using PlaybookRunner.Jinja;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Checks variables or given arguments against an argument specification, as the start of a role with <c>meta/argument_specs.yml</c> does.</summary>
[Module("ansible.builtin.validate_argument_spec", NeedsNoTarget = true)]
internal sealed partial class ValidateArgumentSpecModule : IModule<ValidateArgumentSpecOptions>
{
    /// <inheritdoc/>
    public Task<ModuleResult> RunAsync(ValidateArgumentSpecOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var arguments = new OrderedDictionary<string, object?>();
        foreach (var name in options.ArgumentSpec.Keys.Where(name => call.TryGetVariable(name, out _) || IsBroken(name, call)))
            arguments[name] = call.Templates.Evaluate(name);
        foreach (var (name, value) in options.ProvidedArguments)
            arguments[name] = value;

        var errors = new ArgumentSpecCheck().Check(Dict.Wrap(options.ArgumentSpec), arguments);
        var result = errors.Count == 0
            ? ModuleResult.Of(changed: false, "The arg spec validation passed")
            : ModuleResult.Fail("Validation of arguments failed:\n" + string.Join('\n', errors)).With("argument_errors", errors.ToList<object?>()).With("argument_spec_data", options.ArgumentSpec);
        return Task.FromResult(result.With("validate_args_context", options.ValidateArgsContext));
    }

    // A variable whose template needs one that does not exist is an error of that template, not a missing argument.
    private static bool IsBroken(string name, ModuleCall call) => call.Templates.Evaluate($"'{name}' in vars") is true;
}

/// <summary>The options of <c>validate_argument_spec</c>.</summary>
internal sealed class ValidateArgumentSpecOptions
{
    /// <summary>The specification: options by name.</summary>
    public required IReadOnlyDictionary<string, object?> ArgumentSpec { get; init; }

    /// <summary>Arguments that win over variables of their names.</summary>
    public IReadOnlyDictionary<string, object?> ProvidedArguments { get; init; } = new Dictionary<string, object?>();

    /// <summary>What the arguments are for; part of the result.</summary>
    public IReadOnlyDictionary<string, object?> ValidateArgsContext { get; init; } = new Dictionary<string, object?>();
}
