using PlaybookRunner.Cli.Commands;

namespace PlaybookRunner.Conformance.Tests;

/// <summary>The options that select hosts and tasks, those that list them, and the settings that hide results, as the reference answers them. Recorded by <c>Selections/record.sh</c>.</summary>
[NonParallelizable]
internal sealed class SelectionTests
{
    private static readonly string Folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "Selections");

    private static IEnumerable<TestCaseData> Cases() => Lines("cases");

    private static IEnumerable<TestCaseData> Settings() => Lines("settings");

    private static IEnumerable<TestCaseData> Lines(string file) =>
        from line in File.ReadAllLines(Path.Combine(Folder, file))
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

    [TestCaseSource(nameof(Settings))]
    public async Task Settings_hide_what_the_reference_hides(string name, string[] variables)
    {
        var before = variables.ToDictionary(variable => variable.Split('=')[0], variable => Environment.GetEnvironmentVariable(variable.Split('=')[0]));
        using var output = new StringWriter();
        try
        {
            foreach (var variable in variables)
                Environment.SetEnvironmentVariable(variable.Split('=')[0], variable.Split('=')[1]);
            await CommandLineEntry.RunAsync(["playbook", "-c", "local", "-i", "h1,h2,h3", Path.Combine(Folder, "settings.yml")], output, TextWriter.Null);
        }
        finally
        {
            foreach (var (variable, value) in before)
                Environment.SetEnvironmentVariable(variable, value);
        }

        var expected = await File.ReadAllTextAsync(Path.Combine(Folder, "expected", name + ".txt"));
        Assert.That(RunOutput.Normalise(output.ToString()), Is.EqualTo(RunOutput.Normalise(expected)));
    }

    private static int ExitCode(string text) => int.Parse(text.TrimEnd().Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
}
