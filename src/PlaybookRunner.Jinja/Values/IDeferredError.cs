namespace PlaybookRunner.Jinja;

/// <summary>
/// Marks an exception of a host that <see cref="Deferred.Resolve"/> may throw and that knows its own place. The template that reached the value adds where
/// that was: it throws a <see cref="JinjaRuntimeException"/> with the exception as its cause.
/// </summary>
public interface IDeferredError;
