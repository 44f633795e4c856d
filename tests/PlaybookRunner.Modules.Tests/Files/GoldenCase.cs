using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlaybookRunner.Modules.Tests.Files;

/// <summary>A case of <c>Golden/MODULE.cases.json</c> with what the reference yielded for it.</summary>
internal sealed record GoldenCase(string Module, JsonObject Case, JsonObject Recorded)
{
    private static readonly string Folder = Path.Combine(FindFolder(), "Golden");

    public string Name => (string)Case["name"]!;

    public string Setup => (string?)Case["setup"] ?? "true";

    public bool NeedsRoot => Case["root"] is not null;

    /// <summary>Where our results differ from the reference's on purpose: by run and key, with the reason.</summary>
    public IReadOnlyDictionary<string, string> Differences { get; private init; } = new Dictionary<string, string>();

    public static IEnumerable<TestCaseData> All()
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*.cases.json").Order(StringComparer.Ordinal))
        {
            var module = Path.GetFileName(file)[..^".cases.json".Length];
            foreach (var one in Read(module))
            {
                yield return new TestCaseData(one).SetArgDisplayNames(module, one.Name);
            }
        }
    }

    public IReadOnlyDictionary<string, object?> Options(string folder) =>
        (IReadOnlyDictionary<string, object?>)Builtin.JsonValues.Parse(Placed(Case["options"]!, folder))!;

    public IReadOnlyDictionary<string, object?> Variables(string folder) =>
        (IReadOnlyDictionary<string, object?>)Builtin.JsonValues.Parse(Placed(Case["vars"] ?? new JsonObject(), folder))!;

    public override string ToString() => $"{Module}: {Name}";

    private static string Placed(JsonNode node, string folder) => node.ToJsonString().Replace("{W}", folder, StringComparison.Ordinal);

    private static IEnumerable<GoldenCase> Read(string module)
    {
        var cases = Parse(module + ".cases.json").AsArray();
        var recorded = Parse(module + ".recorded.json").AsObject();
        var differences = Parse("differences.json").AsObject()[module] as JsonObject;
        return cases.Select(one => new GoldenCase(module, one!.AsObject(), recorded[(string)one["name"]!]!.AsObject())
        {
            Differences = DifferencesOf(differences, (string)one["name"]!),
        });
    }

    // Reasons under * hold for every case of the module.
    private static Dictionary<string, string> DifferencesOf(JsonObject? module, string name)
    {
        var own = new[] { "*", name }.Select(key => module?[key] as JsonObject).OfType<JsonObject>();
        return own.SelectMany(reasons => reasons).DistinctBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => (string)pair.Value!);
    }

    private static JsonNode Parse(string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!;

    private static string FindFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
