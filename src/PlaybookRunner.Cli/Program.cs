using System.Text;
using PlaybookRunner.Cli.Commands;

namespace PlaybookRunner.Cli;

internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        var name = Path.GetFileName(Environment.GetCommandLineArgs()[0]);
        // Console.Out writes to the system line by line; what belongs together is written together here.
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return await CommandLineEntry.RunAsync(CommandLineEntry.Complete(name, arguments), output, Console.Error);
    }
}
