namespace PlaybookRunner.Testing;

/// <summary>A module did not do what a test asserts.</summary>
public sealed class ModuleAssertionException : Exception
{
    /// <summary>Describes what was expected and what happened.</summary>
    public ModuleAssertionException(string message)
        : base(message)
    {
    }
}
