using System.Runtime.CompilerServices;
using System.Text.Json;
using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;

namespace PlaybookRunner.Generators.Tests.Binding;

/// <summary>Options are bound as the reference binds them. What it yields is recorded by <c>record.py</c>.</summary>
public sealed class BindingTests
{
    // Words that differ on purpose: ours name what is meant or allowed. The start must be the reference's all the same.
    private static readonly Dictionary<string, string> OtherWords = new()
    {
        ["""{"b":"maybe","req":"x"}"""] = "argument 'b' is of type str and we were unable to convert to bool: The value 'maybe' is not a valid boolean. Valid booleans include: yes, no, on, off, true, false, y, n, t, f, 1, 0",
        ["""{"foo":1,"req":"x"}"""] = "Unsupported parameters for (sample.probe.probe) module: foo. Supported parameters include: b, bd, by, c, cd, d, f, i, l, lc, li, lr, p, r, req, s, sd, sec, sub, subs, t1, t2, w, wb, x1, x2 (el, lst).",
        ["""{"reqq":"x"}"""] = "Unsupported parameters for (sample.probe.probe) module: reqq. Supported parameters include: b, bd, by, c, cd, d, f, i, l, lc, li, lr, p, r, req, s, sd, sec, sub, subs, t1, t2, w, wb, x1, x2 (el, lst).",
        ["""{"i":"abc","req":"x"}"""] = "argument 'i' is of type str and we were unable to convert to int: 'abc' cannot be converted to an int",
        ["""{"l":{"a":1},"req":"x"}"""] = "argument 'l' is of type dict and we were unable to convert to list: a dict cannot be converted to a list",
        ["""{"req":"x","sub":{"k":1,"n":"5"}}"""] = "Unsupported parameters for (sample.probe.probe) module: sub.k. Supported parameters include: n, z.",
    };

    public static IEnumerable<TestCaseData> Recorded()
    {
        foreach (var one in Parse(File.ReadAllText(Path.Combine(FindFolder(), "recorded.json"))).EnumerateArray())
        {
            yield return new TestCaseData(one).SetArgDisplayNames(one.GetProperty("options").GetRawText());
        }
    }

    [TestCaseSource(nameof(Recorded))]
    public void Options_are_bound_as_in_the_reference(JsonElement recorded)
    {
        var options = Options(recorded.GetProperty("options"));
        if (recorded.TryGetProperty("error", out var error))
        {
            var message = Assert.Throws<ModuleOptionException>(() => ProbeModule.Definition.Bind(options))!.Message;
            Assert.That(message, Is.Not.Empty);
            // The parts that name the option and what was wrong with it.
            Assert.That(Kind(message), Is.EqualTo(Kind(error.GetString()!)));
            return;
        }

        var bound = ProbeModule.Definition.Bind(options).Invocation.Where(pair => pair.Value is not null);
        Assert.That(Show(bound), Is.EqualTo(Show(Options(recorded.GetProperty("bound")))));
    }

    [TestCaseSource(nameof(OtherWordCases))]
    public void Errors_say_what_is_allowed_and_what_is_close(string options, string expected) => Assert.That(
        () => ProbeModule.Definition.Bind(Options(Parse(options))),
        Throws.InstanceOf<ModuleOptionException>().With.Message.EqualTo(expected));

    [TestCase("""{"req":"x","i":true}""", "i", 1L, TestName = "A boolean is an integer of one or zero")]
    [TestCase("""{"req":"x","lst":["q"]}""", "lst", null, TestName = "An alias is no option of its own")]
    public void Values_that_differ_on_purpose(string options, string option, object? expected) =>
        Assert.That(ProbeModule.Definition.Bind(Options(Parse(options))).Invocation.GetValueOrDefault(option), Is.EqualTo(expected));

    [TestCase("""{"req":"x","by":"10Z"}""", "'10Z' is too large")]
    [TestCase("""{"req":"x","i":99999999999999999999}""", "cannot be converted to an int")]
    public void What_does_not_fit_is_refused(string options, string expected) =>
        Assert.That(() => ProbeModule.Definition.Bind(Options(Parse(options))), Throws.InstanceOf<ModuleOptionException>().With.Message.Contains(expected));

    [Test]
    public void Secrets_are_told_and_masked()
    {
        var bound = ProbeModule.Definition.Bind(new Dictionary<string, object?> { ["req"] = "x", ["sec"] = "topsecret" });
        Assert.That(bound.Secrets, Is.EqualTo(new[] { "topsecret" }));
        Assert.That(bound.Invocation["sec"], Is.EqualTo("VALUE_SPECIFIED_IN_NO_LOG_PARAMETER"));
    }

    [Test]
    public void Options_are_described_for_documentation()
    {
        var options = ProbeModule.Definition.Options;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(options.Single(option => option.Name == "l"), Has.Property("Type").EqualTo("list").And.Property("Elements").EqualTo("str"));
            Assert.That(options.Single(option => option.Name == "cd"), Has.Property("Default").EqualTo("a").And.Property("Choices").EqualTo(new[] { "a", "b" }));
            Assert.That(options.Single(option => option.Name == "sub").Suboptions.Select(option => option.Name), Is.EqualTo(new[] { "n", "z" }));
            Assert.That(options.Single(option => option.Name == "req").Required);
        }
    }

    private static IEnumerable<TestCaseData> OtherWordCases() => OtherWords.Select(pair => new TestCaseData(pair.Key, pair.Value).SetArgDisplayNames(pair.Key));

    // Which mistake a message is about, without the words that follow.
    private static string Kind(string message)
    {
        string[] starts =
        [
            "missing required arguments", "Unsupported parameters", "parameters are mutually exclusive", "parameters are required together",
            "missing parameter(s) required by", "value of", "argument", "Elements value", "dictionary requested",
        ];
        var start = starts.FirstOrDefault(one => message.StartsWith(one, StringComparison.Ordinal));
        return start switch
        {
            "argument" or "Elements value" or "dictionary requested" => "conversion",
            // Ours tells what is unknown before what is missing, for the one explains the other.
            "missing required arguments" or "Unsupported parameters" => "names",
            null => message,
            _ => start,
        };
    }

    private static IReadOnlyDictionary<string, object?> Options(JsonElement element) => ((Dict)Value(element)!).ToDictionary();

    private static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new Dict(element.EnumerateObject().Select(one => KeyValuePair.Create((object?)one.Name, Value(one.Value)))),
        JsonValueKind.Array => element.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var number) ? (object)number : element.GetDouble(),
        JsonValueKind.Null => null,
        _ => element.GetBoolean(),
    };

    private static string Show(IEnumerable<KeyValuePair<string, object?>> values) => string.Join('\n', values
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => $"{pair.Key}: {Python.ToJson(Python.Reach(pair.Value), new JsonFormat { SortKeys = true }, Limits.Default)}"));

    private static JsonElement Parse(string text) => JsonDocument.Parse(text).RootElement;

    private static string FindFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
