using PlaybookRunner.Cli.Commands;

namespace PlaybookRunner.Cli;

internal static class Program
{
    public static Task<int> Main(string[] arguments)
    {
        var name = Path.GetFileName(Environment.GetCommandLineArgs()[0]);
        return CommandLineEntry.RunAsync(CommandLineEntry.Complete(name, arguments), Console.Out, Console.Error);
    }
}
