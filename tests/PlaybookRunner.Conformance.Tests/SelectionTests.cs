using PlaybookRunner.Cli.Commands;

namespace PlaybookRunner.Conformance.Tests;

/// <summary>The options that select hosts and tasks, and those that list them, as the reference answers them. Recorded by <c>Selections/record.sh</c>.</summary>
[NonParallelizable]
internal sealed class SelectionTests
{
    private static readonly string Folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "Selections");

    private static IEnumerable<TestCaseData> Cases() =>
        from line in File.ReadAllLines(Path.Combine(Folder, "cases"))
        let words = line.Split(' ')
        select new TestCaseData(words[0], words[1..]).SetArgDisplayNames(line);

    [TestCaseSource(nameof(Cases))]
    public async Task Options_select_what_the_reference_selects(string name, string[] options)
    {
        var playbook = Path.Combine(Folder, "site.yml");
        using var output = new StringWriter();
        var exitCode = await CommandLineEntry.RunAsync(["playbook", "-c", "local", "-i", "h1,h2,h3", .. options, playbook], output, TextWriter.Null);
        var expected = await File.ReadAllTextAsync(Path.Combine(Folder, "expected", name + ".txt"));
        var actual = output.ToString().Replace(playbook, "site.yml", StringComparison.Ordinal) + $"exit code {exitCode}\n";
        if (name.StartsWith("list_", StringComparison.Ordinal))
            Assert.That(actual, Is.EqualTo(expected));
        else
            Assert.That((RunOutput.Normalise(actual), exitCode), Is.EqualTo((RunOutput.Normalise(expected), ExitCode(expected))));
    }

    private static int ExitCode(string text) => int.Parse(text.TrimEnd().Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
}
