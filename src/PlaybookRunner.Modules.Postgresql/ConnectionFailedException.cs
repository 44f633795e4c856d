namespace PlaybookRunner.Modules.Postgresql;

/// <summary>A server cannot be reached, or refuses the login.</summary>
/// <param name="message">Why, in libpq's words.</param>
/// <param name="innerException">The cause.</param>
internal sealed class ConnectionFailedException(string message, Exception innerException) : Exception(message, innerException);
