using System.Text.Json;
using PlaybookRunner.Jinja.Tests.Vectors;

namespace PlaybookRunner.Jinja.Tests.Values;

/// <summary>Expressions with what Python and Jinja2 made of them, recorded by <c>record.py</c> into <c>*.jsonl</c>.</summary>
internal static class RecordedCases
{
    private const int Shown = 60;

    private static readonly JinjaEnvironment Plain = new();
    private static readonly JinjaEnvironment Escaping = new(new JinjaOptions { Autoescape = true });

    public static IEnumerable<string> Files(string folder) =>
        Directory.GetFiles(SourceTree.Folder(folder), "*.jsonl").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    /// <summary>Evaluates all cases of a file and fails with the first differences.</summary>
    public static void Check(string folder, string file)
    {
        var differences = new List<string>();
        var reasons = new Dictionary<string, int>();
        var total = 0;
        foreach (var line in File.ReadLines(Path.Combine(SourceTree.Folder(folder), file + ".jsonl")))
        {
            total++;
            if (Difference(JsonDocument.Parse(line).RootElement, reasons) is { } difference)
                differences.Add($"{difference}\n    {line}");
        }

        TestContext.Out.WriteLine($"{file}: {total - differences.Count} of {total}");
        foreach (var (reason, count) in reasons)
            TestContext.Out.WriteLine($"  {count} differ on purpose: {reason}");
        Assert.That(total, Is.GreaterThan(20));
        Assert.That(differences, Is.Empty, () => string.Join("\n", differences.Take(Shown)));
    }

    private static string? Difference(JsonElement json, Dictionary<string, int> reasons)
    {
        var expected = json.TryGetProperty("x", out var type) ? $"{type.GetString()}: {json.GetProperty("m").GetString()}" : $"{json.GetProperty("t").GetString()} {json.GetProperty("r").GetString()}";
        var actual = Outcome(json);
        if (KnownDifferences.Simplify(expected) == actual)
            return null;
        if (KnownDifferences.Reason(expected, actual) is not { } reason)
            return $"expected {expected}\n    got      {actual}";
        reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
        return null;
    }

    private static string Outcome(JsonElement json)
    {
        try
        {
            var environment = json.TryGetProperty("autoescape", out _) ? Escaping : Plain;
            var result = environment.CompileExpression(json.GetProperty("e").GetString()!).Evaluate(Variables(json));
            return Show(result);
        }
        catch (PythonException e)
        {
            return $"{ClassOf(e)}: {e.Message}";
        }
        catch (JinjaException e) when (e.InnerException is PythonException inner)
        {
            return $"{ClassOf(inner)}: {inner.Message}";
        }
        catch (JinjaException e)
        {
            return $"{(e is JinjaSyntaxException ? "TemplateSyntaxError" : e.GetType().Name)}: {e.Message}";
        }
    }

    private static DictionaryVariables Variables(JsonElement json)
    {
        var variables = new Dictionary<string, object?>();
        if (json.TryGetProperty("v", out var given))
        {
            foreach (var variable in given.EnumerateObject())
                variables[variable.Name] = VectorValue.Read(variable.Value);
        }

        return new DictionaryVariables(variables);
    }

    // Lazy results are recorded by their elements.
    private static string Show(object? value) => value switch
    {
        Generator generator => "list " + Python.Repr(Listed(generator)),
        _ => $"{TypeName(value)} {Python.Repr(value)}",
    };

    private static object? Listed(object? value) => value is Generator generator ? generator.Select(Listed).ToList() : value;

    private static string TypeName(object? value) => Python.TypeName(value) is var name && value is TupleValue { Names: not null } ? "_GroupTuple" : name[(name.LastIndexOf('.') + 1)..];

    private static string ClassOf(PythonException e) => e.Type switch
    {
        PythonErrorType.Undefined => "UndefinedError",
        PythonErrorType.FilterArgument => "FilterArgumentError",
        PythonErrorType.TemplateRuntime => "TemplateRuntimeError",
        PythonErrorType.Security => "SecurityError",
        _ => e.Type.ToString(),
    };
}
