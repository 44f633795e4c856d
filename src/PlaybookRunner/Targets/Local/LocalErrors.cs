namespace PlaybookRunner.Targets.Local;

/// <summary>Turns what .NET and the C library report into failed operations with the operating system's words.</summary>
internal static class LocalErrors
{
    public static TargetOperationException Failure(string what, Exception exception) =>
        new($"{what}: {Reason(exception)}", exception);

    public static TargetOperationException Failure(string what, int error) => new($"{what}: {Posix.Describe(error)}");

    public static void Check(int error, string what)
    {
        if (error != 0)
        {
            throw Failure(what, error);
        }
    }

    private static string Reason(Exception exception) => exception switch
    {
        UnauthorizedAccessException => Posix.Describe(Posix.AccessDenied),
        FileNotFoundException or DirectoryNotFoundException => Posix.Describe(Posix.NoEntry),
        // On Unix the result code of an input or output error is the operating system's error number.
        IOException { HResult: > 0 and < 256 } => Posix.Describe(exception.HResult),
        _ => exception.Message,
    };
}
