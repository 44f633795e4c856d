using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;

namespace PlaybookRunner.Execution;

/// <summary>Turns what modules return into results as playbooks know them.</summary>
internal static class Results
{
    // Keys that a module sets for the engine and that are no part of its result, by Ansible's convention.
    private const string EngineKeys = "_ansible_";
    private const string ShownAlways = "_ansible_verbose_always";

    public static TaskResult Of(ModuleResult result, IReadOnlyList<string> warnings)
    {
        var values = new Dict { ["changed"] = result.Changed };
        if (result.Failed)
            values["failed"] = true;
        if (result.Skipped)
            values["skipped"] = true;
        if (result.Message is not null)
            values["msg"] = result.Message;
        foreach (var (name, value) in result.Values)
        {
            if (!name.StartsWith(EngineKeys, StringComparison.Ordinal))
                values[name] = value;
        }

        AddLines(values, "stdout");
        AddLines(values, "stderr");
        if (result.Facts is not null)
            values["ansible_facts"] = Dict.Wrap(result.Facts);
        AddDifferences(values, result.Diff);
        AddWarnings(values, [.. result.Warnings, .. warnings]);
        AddFailed(values, result);
        return new TaskResult
        {
            Values = values,
            Changed = result.Changed,
            Failed = result.Failed,
            Skipped = result.Skipped,
            IsLeftRunning = result.IsLeftRunning,
            IsShownAlways = result.Values.ContainsKey(ShownAlways),
            Facts = result.Facts,
            Effects = result.Effects,
            Diff = result.Diff,
        };
    }

    public static TaskResult Unreachable(string message) => new()
    {
        Values = new Dict { ["changed"] = false, ["msg"] = message, ["unreachable"] = true },
        Unreachable = true,
        FailureCode = ErrorCodes.Unreachable,
    };

    private static void AddFailed(Dict values, ModuleResult result)
    {
        if (!values.ContainsKey("failed"))
            values["failed"] = result.Failed;
    }

    private static void AddLines(Dict values, string name)
    {
        if (values.TryGetValue(name, out var value) && value is string text && !values.ContainsKey(name + "_lines"))
            values[name + "_lines"] = SplitLines(text);
    }

    private static List<object?> SplitLines(string text)
    {
        var lines = new List<object?>();
        foreach (var line in text.AsSpan().EnumerateLines())
            lines.Add(line.ToString());
        if (lines.Count > 0 && lines[^1] is "")
            lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    // Of files whose content changes there is a list, of anything else one mapping.
    private static void AddDifferences(Dict values, IReadOnlyList<ModuleDiff> differences)
    {
        if (differences is [{ BeforeHeader: "", AfterHeader: "" } only])
            values["diff"] = Difference(only);
        else if (differences.Count > 0)
            values["diff"] = differences.Select(static each => (object?)Difference(each)).ToList();
    }

    private static Dict Difference(ModuleDiff difference)
    {
        var parts = new Dict();
        Add("before", difference.Before);
        Add("before_header", difference.BeforeHeader);
        Add("after", difference.After);
        Add("after_header", difference.AfterHeader);
        Add("prepared", difference.Prepared);
        return parts;

        void Add(string name, string? text)
        {
            if (!string.IsNullOrEmpty(text) || (text is not null && name is "before" or "after"))
                parts[name] = text;
        }
    }

    private static void AddWarnings(Dict values, IReadOnlyList<string> warnings)
    {
        if (warnings.Count > 0)
            values["warnings"] = warnings.ToList<object?>();
    }
}
