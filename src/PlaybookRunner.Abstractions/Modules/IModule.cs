namespace PlaybookRunner.Modules;

/// <summary>
/// A module: one thing that a task can do to a machine. A module class is marked with <see cref="ModuleAttribute"/>; the source generator
/// writes the binding of its options and its entry in the catalogue.
/// </summary>
/// <typeparam name="TOptions">A class whose properties are the module's options.</typeparam>
public interface IModule<in TOptions>
    where TOptions : class
{
    /// <summary>Does the task's work, or in check mode says what it would do.</summary>
    /// <param name="options">The bound options.</param>
    /// <param name="call">The target and everything else about this call.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The result, with the keys of the Ansible module of the same name.</returns>
    /// <exception cref="ModuleFailedException">The task failed.</exception>
    /// <exception cref="Targets.TargetException">An operation on the target failed; the engine turns it into a failed or unreachable result.</exception>
    Task<ModuleResult> RunAsync(TOptions options, ModuleCall call, CancellationToken cancellationToken);
}
