using System.Globalization;
using System.Text.Json;
using PlaybookRunner.Content;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Tests.Content;

/// <summary>Each document in documents/ has beside it what the reference's YAML loader made of it; record.sh writes those.</summary>
[TestFixture]
internal sealed class YamlDocumentTests
{
    private static IEnumerable<string> Documents() =>
        Directory.GetFiles(GoldenFiles.Beside("documents"), "*.yml").Select(static path => Path.GetFileName(path)).Order();

    [TestCaseSource(nameof(Documents))]
    public void A_document_is_what_the_reference_reads(string name)
    {
        var path = GoldenFiles.Beside($"documents/{name}");
        var problems = new ContentProblems();
        var root = new ContentLoader(new DiskContent(), VaultSecrets.None).Load(path, null, problems);

        var expected = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(path, ".json"))).RootElement;
        Assert.That(problems.Errors, Is.Empty);
        Assert.That(Describe(root?.Value), Is.EqualTo(Describe(expected)));
    }

    // Both sides are written in one compact form, so that a difference shows as text.
    private static string Describe(object? value) => value switch
    {
        TemplateMapping mapping => "{" + string.Join(", ", mapping.Entries.Select(static entry => $"{Describe(entry.Key)}: {Describe(entry.Value)}")) + "}",
        Dict dict => "{" + string.Join(", ", dict.Select(static entry => $"{Describe(entry.Key)}: {Describe(entry.Value)}")) + "}",
        TemplateSequence sequence => "[" + string.Join(", ", sequence.Items.Select(Describe)) + "]",
        List<object?> list => "[" + string.Join(", ", list.Select(Describe)) + "]",
        TupleValue tuple => "(" + string.Join(", ", tuple.Select(Describe)) + ")",
        SetValue set => "set(" + string.Join(", ", set.Select(static item => Convert.ToString(item, CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal)) + ")",
        null => "NoneType None",
        bool truth => "bool " + truth,
        long or System.Numerics.BigInteger => string.Create(CultureInfo.InvariantCulture, $"int {value}"),
        double number => string.Create(CultureInfo.InvariantCulture, $"float {number:R}"),
        DateOnly date => string.Create(CultureInfo.InvariantCulture, $"date {date:yyyy-MM-dd}"),
        TemplateText template => "str " + template.Text,
        _ => "str " + value,
    };

    private static string Describe(JsonElement recorded)
    {
        if (recorded.ValueKind == JsonValueKind.Array)
            return recorded[0].GetString() == "float"
                ? string.Create(CultureInfo.InvariantCulture, $"float {double.Parse(recorded[1].GetString()!, CultureInfo.InvariantCulture):R}")
                : $"{recorded[0]} {recorded[1]}";
        var content = recorded.EnumerateObject().First();
        var items = content.Value.EnumerateArray();
        return content.Name switch
        {
            "dict" => "{" + string.Join(", ", items.Select(static pair => $"{Describe(pair[0])}: {Describe(pair[1])}")) + "}",
            "list" => "[" + string.Join(", ", items.Select(Describe)) + "]",
            "tuple" => "(" + string.Join(", ", items.Select(Describe)) + ")",
            _ => "set(" + string.Join(", ", items) + ")",
        };
    }
}
