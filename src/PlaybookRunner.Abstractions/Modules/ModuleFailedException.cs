namespace PlaybookRunner.Modules;

/// <summary>Ends a module with a failed result. It has no place of its own: the engine adds the task's.</summary>
public sealed class ModuleFailedException : Exception
{
    /// <summary>Fails with a message.</summary>
    public ModuleFailedException(string message, Exception? innerException = null)
        : base(message, innerException) => Result = ModuleResult.Fail(message);

    /// <summary>Fails with a whole result, as when output and exit code belong to it.</summary>
    public ModuleFailedException(ModuleResult result)
        : base(result.Message ?? "the module failed") => Result = result with { Failed = true };

    /// <summary>The failed result.</summary>
    public ModuleResult Result { get; }
}
