using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PlaybookRunner.Jinja;
using PlaybookRunner.Modules.Builtin;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Tests.Control;

/// <summary>
/// The modules that act on the run alone yield what the reference yielded for <c>Golden/tasks.json</c> (<c>Golden/record</c> records it). Where they do not, on purpose, the task stands
/// in <c>Golden/differences.json</c> with the reason, and must really differ.
/// </summary>
internal sealed class GoldenControlTests
{
    private static readonly HashSet<string> LeftOut = ["start", "stop"];

    [Test]
    public async Task Results_are_those_of_the_reference()
    {
        var variables = (IReadOnlyDictionary<string, object?>)JsonValues.Read(Read("variables.json"))!;
        var expected = Read("results.json").EnumerateArray().ToDictionary(entry => entry.GetProperty("name").GetString()!, entry => entry.GetProperty("result"));
        var reasons = Read("differences.json").EnumerateObject().Select(entry => entry.Name).ToHashSet();
        var failures = new StringBuilder();
        foreach (var task in Read("tasks.json").EnumerateArray())
        {
            var title = task.GetProperty("name").GetString()!;
            var actual = Show(await RunAsync(task, variables));
            var wanted = Show((IReadOnlyDictionary<string, object?>)JsonValues.Read(expected[title])!);
            if (actual == wanted == reasons.Contains(title))
                failures.AppendLine(reasons.Contains(title) ? $"{title}: is in the list of differences, and does not differ" : $"{title}:\n  expected {wanted}\n  actual   {actual}");
        }

        Assert.That(failures.ToString(), Is.Empty);
    }

    private static async Task<Dictionary<string, object?>> RunAsync(JsonElement task, IReadOnlyDictionary<string, object?> variables)
    {
        var property = task.EnumerateObject().First(property => property.Name.StartsWith("ansible.", StringComparison.Ordinal));
        var options = (IReadOnlyDictionary<string, object?>)JsonValues.Read(property.Value)!;
        var module = new Testing.AssertModule(new ModuleCatalogue(), property.Name, new LocalTarget())
        {
            Arrange = call => new Testing.TestCall(new LocalTarget(), new ModuleCatalogue()) { IsCheck = call.IsCheck, Variables = variables },
        };
        var run = await module.RunAsync(check: false, diff: false, [.. options.Select(option => (option.Key, option.Value))]);
        var values = run.Result.Values.ToDictionary();
        values["changed"] = run.Result.Changed;
        if (run.Result.Failed)
            values["failed"] = true;
        if (run.Result.Skipped)
            values["skipped"] = true;
        if (run.Result.Message is not null)
            values["msg"] = run.Result.Message;
        if (run.Warnings.Count > 0)
            values["warnings"] = run.Warnings;

        return values;
    }

    private static string Show(IReadOnlyDictionary<string, object?> values)
    {
        var shown = values.Where(pair => !LeftOut.Contains(pair.Key)).ToDictionary(
            pair => pair.Key, pair => pair switch
            {
                { Key: "msg", Value: string text } => text.Replace("Task failed: ", "", StringComparison.Ordinal),
                // The hundredths of a pause differ from run to run.
                { Key: "stdout", Value: string text } => Regex.Replace(text, @"1\.\d+", "1.0"),
                _ => pair.Value,
            });
        return Python.ToJson(Python.Reach(shown), new JsonFormat { SortKeys = true, Substitute = Python.Reach }, Limits.Default);
    }

    private static JsonElement Read(string file, [CallerFilePath] string here = "") =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "Golden", file))).RootElement;
}
