using PlaybookRunner.Jinja;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>A difference of states rather than of texts: shown as two small JSON objects, as the reference shows it.</summary>
internal sealed class StateDifference
{
    private static readonly JsonFormat Format = new() { Indent = "    ", SortKeys = true, ItemSeparator = ",", KeySeparator = ": " };

    private readonly Dict _before = [];
    private readonly Dict _after = [];

    /// <summary>Starts with nothing.</summary>
    public StateDifference()
    {
    }

    /// <summary>Starts with the path, which both sides show.</summary>
    public StateDifference(string path) => Add("path", path, path);

    /// <summary>Adds an aspect that differs.</summary>
    public StateDifference Add(string key, object? before, object? after)
    {
        _before[key] = Python.Reach(before);
        _after[key] = Python.Reach(after);
        return this;
    }

    /// <summary>Adds something that only the side before has.</summary>
    public void AddBefore(string key, object? before) => _before[key] = Python.Reach(before);

    /// <summary>The difference.</summary>
    public ModuleDiff ToDiff() => new() { Before = Show(_before), After = Show(_after) };

    private static string Show(Dict side) => Python.ToJson(side, Format, Limits.Default) + "\n";
}
