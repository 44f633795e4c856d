namespace PlaybookRunner.Cli.Commands;

/// <summary>Something named on the command line does not exist or does not fit.</summary>
internal sealed class RunOptionException(string message) : Exception(message);
