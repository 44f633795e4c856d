using System.Reflection;

namespace PlaybookRunner.Jinja.Tests.Package;

/// <summary>The example in the package's README is a program; it says what that program is and what it prints.</summary>
[TestFixture]
[NonParallelizable]
public sealed class ReadmeExample
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(SourceTree.Root(), "src", "PlaybookRunner.Jinja", "README.md"));

    [Test]
    public void The_code_is_that_of_the_program() =>
        Assert.That(Fenced("csharp"), Is.EqualTo(File.ReadAllText(Path.Combine(SourceTree.Root(), "tests", "PlaybookRunner.Jinja.Native", "Program.cs"))));

    [Test]
    public void The_program_prints_what_is_written()
    {
        TextWriter console = Console.Out;
        var printed = new StringWriter { NewLine = "\n" };
        Console.SetOut(printed);
        try
        {
            Assembly.Load("PlaybookRunner.Jinja.Native").EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
        }
        Assert.That(printed.ToString(), Is.EqualTo(Fenced("text")));
    }

    private static string Fenced(string language)
    {
        string open = $"```{language}\n";
        int start = Readme.IndexOf(open, StringComparison.Ordinal) + open.Length;
        return Readme[start..Readme.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
