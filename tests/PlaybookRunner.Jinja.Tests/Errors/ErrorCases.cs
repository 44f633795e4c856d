using System.Text.Json;
using PlaybookRunner.Jinja.Tests.Vectors;

namespace PlaybookRunner.Jinja.Tests.Errors;

/// <summary>
/// One template for each way to fail, and beside it the whole error as a person sees it. An input is a JSON object (<c>env</c>, <c>context</c>, <c>limits</c>), a line
/// <c>---</c>, and the template. <c>RECORD=1 dotnet test --filter ErrorCases</c> writes the expected texts anew; the difference is then for a reviewer to read.
/// </summary>
[TestFixture]
public sealed class ErrorCases
{
    private static readonly bool Records = Environment.GetEnvironmentVariable("RECORD") == "1";

    private static IEnumerable<string> Names() =>
        Directory.GetFiles(SourceTree.Folder("Errors/Cases"), "*.jinja").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Names))]
    public void Error_reads_as_recorded(string name)
    {
        string path = Path.Combine(SourceTree.Folder("Errors/Cases"), name);
        string actual = FindError(File.ReadAllText(path + ".jinja"), name + ".jinja") + "\n";
        if (Records)
            File.WriteAllText(path + ".txt", actual);
        Assert.That(actual, Is.EqualTo(File.ReadAllText(path + ".txt")));
    }

    [Test]
    public void Every_recorded_error_has_its_case()
    {
        IEnumerable<string> recorded = Directory.GetFiles(SourceTree.Folder("Errors/Cases"), "*.txt").Select(path => Path.GetFileNameWithoutExtension(path));
        Assert.That(recorded.Order(StringComparer.Ordinal), Is.EqualTo(Names()));
    }

    private static string FindError(string input, string name)
    {
        string[] parts = input.Split("---\n", 2);
        JsonElement settings = JsonDocument.Parse(parts[0]).RootElement;
        var variables = new Dictionary<string, object?>();
        if (settings.TryGetProperty("context", out JsonElement context))
            foreach (JsonProperty variable in context.EnumerateObject())
                variables[variable.Name] = VectorValue.Read(variable.Value);
        try
        {
            string template = parts[1].EndsWith('\n') ? parts[1][..^1] : parts[1];
            object? value = new VectorOptions(settings).CreateEnvironment().Compile(template, name).Evaluate(new DictionaryVariables(variables));
            return $"no error, but: {value}";
        }
        catch (JinjaException error)
        {
            return $"{error.GetType().Name}\n{error.Describe()}";
        }
    }
}
