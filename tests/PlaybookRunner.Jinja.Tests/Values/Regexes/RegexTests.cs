using System.Text.Json;

namespace PlaybookRunner.Jinja.Tests.Values;

/// <summary>Patterns with what Python's <c>re</c> makes of them, recorded by <c>record.py</c>.</summary>
[TestFixture]
public sealed class RegexTests
{
    private static readonly PythonRegexCache Patterns = new();

    [Test]
    public void Patterns_match_what_they_match_in_Python()
    {
        var differences = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(SourceTree.Folder("Values/Regexes"), "regex.jsonl")))
        {
            var json = JsonDocument.Parse(line).RootElement;
            var expected = json.TryGetProperty("r", out var result) ? result.GetString()! : "error: " + json.GetProperty("m").GetString();
            var actual = Outcome(json);
            if (expected != actual && !IsKnown(json.GetProperty("p").GetString()!))
                differences.Add($"expected {expected}\n    got      {actual}\n    {line}");
        }

        Assert.That(differences, Is.Empty, () => string.Join("\n", differences.Take(60)));
    }

    [Test]
    public void A_pattern_that_takes_too_long_is_an_error()
    {
        var regex = new PythonRegex("(a+)+$", timeLimit: TimeSpan.FromMilliseconds(20));
        var error = Assert.Throws<PythonException>(() => regex.Search(new string('a', 60) + "!"));
        Assert.That(error!.Message, Does.Contain("took longer than"));
    }

    [Test]
    public void A_cache_keeps_what_it_made_until_it_is_full()
    {
        var cache = new PythonRegexCache(2);
        var first = cache.Get("a");
        Assert.That(cache.Get("a"), Is.SameAs(first));
        cache.Get("b");
        cache.Get("c");
        Assert.That(cache.Get("a"), Is.Not.SameAs(first));
    }

    // The engines leave a repeated group that matched nothing at different moments.
    private static bool IsKnown(string pattern) => pattern is "(|a)+";

    private static string Outcome(JsonElement json)
    {
        try
        {
            var regex = Patterns.Get(json.GetProperty("p").GetString()!);
            var text = json.GetProperty("s").GetString()!;
            return Python.Repr(json.GetProperty("f").GetString() switch
            {
                "search" => Show(regex.Search(text)),
                "match" => Show(regex.Match(text)),
                "fullmatch" => Show(regex.FullMatch(text)),
                "findall" => regex.FindTexts(text, Limits.Default),
                "split" => regex.Split(text),
                _ => regex.Replace(text, json.GetProperty("new").GetString()!, json.GetProperty("count").GetInt32(), Limits.Default),
            });
        }
        catch (PythonException e)
        {
            return "error: " + e.Message;
        }
    }

    private static List<object?>? Show(PythonMatch? match) => match is null ? null : [match.Value, .. match.Groups()];
}
