namespace PlaybookRunner.Execution;

/// <summary>Unwinds a host's walk out of the run: it cannot be reached. No <c>rescue</c> or <c>always</c> is run, since nothing could be done there.</summary>
internal sealed class HostUnreachableException : Exception;
