namespace PlaybookRunner.Jinja;

/// <summary>
/// A value that is computed when it is reached. A host puts it into variables, <see cref="Dict"/> or <see cref="DeferredList"/>;
/// templates only ever see what <see cref="Resolve"/> returned, and the container keeps that result.
/// </summary>
public abstract class Deferred
{
    /// <summary>Computes the value. May be called by several threads at once; must then give equal results.</summary>
    /// <exception cref="Exception">The value cannot be computed; where it is an <see cref="IDeferredError"/>, the error says where a template asked for it.</exception>
    public abstract object? Resolve();
}
