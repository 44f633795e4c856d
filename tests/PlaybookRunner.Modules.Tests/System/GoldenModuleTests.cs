using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace PlaybookRunner.Modules.Tests;

/// <summary>
/// Runs the tasks whose results were recorded from the reference and compares. A folder below <c>Golden</c> is a list of tasks that build on each
/// other; <c>tasks.json</c> gives them, <c>results.json</c> is written by <c>record</c>.
/// </summary>
public sealed class GoldenModuleTests
{
    // Times and what the engine adds to every result.
    private static readonly string[] Ignored = ["delta", "start", "end", "stdout_lines", "stderr_lines", "invocation", "exception", "warnings", "diff", "deprecations"];

    private static string Root([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Golden");

    public static IEnumerable<string> Folders() => Directory.GetDirectories(Root()).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Folders))]
    public async Task Results_are_those_of_the_reference(string folder)
    {
        using var tasks = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(Root(), folder, "tasks.json")));
        using var results = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(Root(), folder, "results.json")));
        var machine = Machine(tasks.RootElement);
        var differences = new StringBuilder();
        foreach (var task in tasks.RootElement.GetProperty("tasks").EnumerateArray())
        {
            var name = task.GetProperty("name").GetString()!;
            var actual = await RunAsync(machine, task);
            if (results.RootElement.TryGetProperty(name, out var expected))
                Compare(name, expected, actual, [.. Ignored, .. Texts(task, "ignore")], differences);
        }

        Assert.That(differences.ToString(), Is.Empty);
    }

    private static RealMachine Machine(JsonElement tasks)
    {
        if (tasks.TryGetProperty("machine", out _))
            return new RealMachine(RemoteCommands.Systemd());

        Needs.Root();
        foreach (var program in Texts(tasks, "needs"))
            Needs.Program(program);

        return new RealMachine();
    }

    private static Task<ModuleResult> RunAsync(RealMachine machine, JsonElement task)
    {
        var options = ((IReadOnlyDictionary<string, object?>)Builtin.JsonValues.Read(task.GetProperty("options"))!)!;
        var check = task.TryGetProperty("check", out var checkMode) && checkMode.GetBoolean();
        return machine.RunAsync(task.GetProperty("module").GetString()!, options, check);
    }

    private static void Compare(string name, JsonElement expected, ModuleResult actual, string[] ignored, StringBuilder differences)
    {
        var values = new SortedDictionary<string, object?>(actual.Values.ToDictionary(), StringComparer.Ordinal) { ["changed"] = actual.Changed };
        if (actual.Failed)
            values["failed"] = true;

        if (actual.Skipped)
            values["skipped"] = true;

        if (actual.Message is not null)
            values["msg"] = actual.Message;

        if (actual.Facts is not null)
            values["ansible_facts"] = actual.Facts;

        var wanted = expected.EnumerateObject().ToDictionary(property => property.Name, property => Show(Builtin.JsonValues.Read(property.Value)));
        foreach (var key in wanted.Keys.Union(values.Keys).Except(ignored))
        {
            var is_ = values.TryGetValue(key, out var value) ? Show(value) : "(none)";
            var shall = wanted.GetValueOrDefault(key, "(none)");
            if (is_ != shall)
                differences.AppendLine($"{name}: {key} is {is_} where the reference gives {shall}");
        }
    }

    private static string[] Texts(JsonElement element, string key) =>
        element.TryGetProperty(key, out var list) ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];

    /// <summary>A value as text; mappings are sorted, for their order is no part of a result.</summary>
    internal static string Show(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        string text => JsonSerializer.Serialize(text),
        IReadOnlyDictionary<string, object?> map => "{" + string.Join(", ", map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {Show(pair.Value)}")) + "}",
        System.Collections.IEnumerable list => "[" + string.Join(", ", list.Cast<object?>().Select(Show)) + "]",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
