using System.Runtime.CompilerServices;
using System.Text.Json;
using PlaybookRunner.Modules.Builtin;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Tests.Net;

/// <summary>
/// <c>uri</c> and <c>get_url</c> yield what the reference yielded for the tasks in <c>Golden/tasks.json</c> (<c>Golden/record</c> records it) against a server with the same places.
/// Where they do not, on purpose, the task stands in <c>Golden/differences.json</c> with the reason, and must really differ.
/// </summary>
internal sealed class GoldenHttpTests
{
    // What depends on the server's program, the time, the user of the test, or the size of a temporary place's name in an echo.
    private static readonly HashSet<string> LeftOut = ["server", "date", "elapsed", "src", "uid", "gid", "owner", "group", "stdout_lines", "connection", "keep_alive"];

    [Test]
    public async Task Results_are_those_of_the_reference()
    {
        using var places = new HttpPlaces();
        var folder = Directory.CreateTempSubdirectory("http-test-").FullName;
        var reasons = Read("differences.json").EnumerateObject().Select(entry => entry.Name).ToHashSet();
        var expected = Read("results.json").EnumerateArray().ToDictionary(entry => entry.GetProperty("name").GetString()!, entry => entry.GetProperty("result"));
        var failures = new List<string>();
        foreach (var task in Read("tasks.json").EnumerateArray())
        {
            var title = task.GetProperty("name").GetString()!;
            var actual = Show(await RunAsync(task, places, folder), places, folder);
            var wanted = Show((IReadOnlyDictionary<string, object?>)JsonValues.Read(expected[title])!, places, folder);
            if (actual == wanted == reasons.Contains(title))
                failures.Add(reasons.Contains(title) ? $"{title}: is in the list of differences, and does not differ" : $"{title}:\n  expected {wanted}\n  actual   {actual}");
        }

        Directory.Delete(folder, recursive: true);
        Assert.That(failures, Has.Count.EqualTo(0), string.Join('\n', failures));
    }

    private static async Task<Dictionary<string, object?>> RunAsync(JsonElement task, HttpPlaces places, string folder)
    {
        var module = task.EnumerateObject().First(property => property.Name.StartsWith("ansible.", StringComparison.Ordinal));
        var text = module.Value.GetRawText().Replace("SERVER", places.Address, StringComparison.Ordinal).Replace("FOLDER", folder, StringComparison.Ordinal);
        var options = (IReadOnlyDictionary<string, object?>)JsonValues.Parse(text)!;
        var run = await new Testing.AssertModule(new ModuleCatalogue(), module.Name, new LocalTarget())
            .RunAsync(check: false, diff: false, [.. options.Select(option => (option.Key, option.Value))]);
        var values = run.Result.Values.ToDictionary();
        values["changed"] = run.Result.Changed;
        if (run.Result.Failed)
            values["failed"] = true;
        if (run.Result.Message is not null)
            values["msg"] = run.Result.Message;

        return values;
    }

    private static string Show(IReadOnlyDictionary<string, object?> values, HttpPlaces places, string folder)
    {
        var shown = new SortedDictionary<string, object?>(values.Where(pair => !LeftOut.Contains(pair.Key)).ToDictionary(), StringComparer.Ordinal);
        // An echo has the port in it, so its length and digests differ from run to run.
        if (shown.GetValueOrDefault("url") is string url && url.EndsWith("/echo", StringComparison.Ordinal))
        {
            (shown["content_length"], shown["msg"]) = ("", "");
            foreach (var measured in (string[])["checksum_src", "checksum_dest", "md5sum", "size"])
                shown.Remove(measured);
        }

        return Text(shown).Replace(places.Address, "SERVER", StringComparison.Ordinal).Replace(places.Host, "HOST", StringComparison.Ordinal).Replace(folder, "FOLDER", StringComparison.Ordinal);
    }

    private static string Text(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> mapping => "{" + string.Join(", ", mapping.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {Text(pair.Value)}")) + "}",
        IEnumerable<object?> list => "[" + string.Join(", ", list.Select(Text)) + "]",
        string text => text,
        _ => Jinja.Python.Str(value),
    };

    private static JsonElement Read(string file, [CallerFilePath] string here = "") =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "Golden", file))).RootElement;
}
