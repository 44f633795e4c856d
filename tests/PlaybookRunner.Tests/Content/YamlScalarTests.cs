using System.Globalization;
using System.Numerics;
using System.Text.Json;
using PlaybookRunner.Content;

namespace PlaybookRunner.Tests.Content;

/// <summary>Each line of scalars.jsonl is a scalar and what the reference's YAML loader made of it; record.sh writes the file.</summary>
[TestFixture]
internal sealed class YamlScalarTests
{
    private static IEnumerable<TestCaseData> Recorded() =>
        File.ReadLines(GoldenFiles.Beside("scalars.jsonl")).Select(static line => JsonDocument.Parse(line).RootElement)
            .Select(static record => new TestCaseData(Text(record, "yaml"), Text(record, "type"), Text(record, "value")).SetName($"{{m}}({Text(record, "yaml")})"));

    [TestCaseSource(nameof(Recorded))]
    public void A_scalar_is_what_the_reference_reads(string yaml, string type, string value)
    {
        var problems = new ContentProblems();
        var root = YamlReader.Read(new SourceFile("scalar.yml", $"k: {yaml}\n"), VaultSecrets.None, problems);
        if (type == "error")
        {
            Assert.That(problems.HasErrors, $"the reference says: {value}");
            return;
        }

        Assert.That(problems.Errors, Is.Empty);
        var actual = ((YamlMapping)root!).Entries[0].Value.Value;
        Assert.That((TypeOf(actual), TextOf(actual)), Is.EqualTo((type, Normalize(type, value))));
    }

    private static string Text(JsonElement record, string name) => record.GetProperty(name).GetString()!;

    private static string TypeOf(object? value) => value switch
    {
        null => "NoneType",
        bool => "bool",
        long => "int",
        BigInteger number when number > long.MaxValue || number < long.MinValue => "int",
        double => "float",
        DateOnly => "date",
        DateTime or DateTimeOffset => "datetime",
        byte[] => "bytes",
        _ => "str",
    };

    private static string TextOf(object? value) => value switch
    {
        null => "None",
        bool truth => truth ? "True" : "False",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToBase64String(bytes),
        TemplateText template => template.Text,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    // Python and .NET write the same double differently.
    private static string Normalize(string type, string value) => type != "float" ? value : value switch
    {
        "inf" => "Infinity",
        "-inf" => "-Infinity",
        "nan" => "NaN",
        _ => double.Parse(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
    };
}
