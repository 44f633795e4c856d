namespace PlaybookRunner.Modules;

/// <summary>What a module did. The keys in <see cref="Values"/> are those of the Ansible module of the same name.</summary>
public sealed record ModuleResult
{
    /// <summary>Whether the machine was changed, or would be in check mode.</summary>
    public bool Changed { get; init; }

    /// <summary>Whether the task failed.</summary>
    public bool Failed { get; init; }

    /// <summary>Whether there was nothing to do because of <c>creates</c>, check mode and the like.</summary>
    public bool Skipped { get; init; }

    /// <summary>Whether the work goes on as the <see cref="ModuleCall.Job"/> that it was asked to be: the result will be in the job's file.</summary>
    public bool IsLeftRunning { get; init; }

    /// <summary>The message (<c>msg</c>); null for none.</summary>
    public string? Message { get; init; }

    /// <summary>The further result keys in the order in which they are shown.</summary>
    public IReadOnlyDictionary<string, object?> Values { get; init; } = new OrderedDictionary<string, object?>();

    /// <summary>What changed in which file, for diff mode.</summary>
    public IReadOnlyList<ModuleDiff> Diff { get; init; } = [];

    /// <summary>Facts about the host (<c>ansible_facts</c>); null for none.</summary>
    public IReadOnlyDictionary<string, object?>? Facts { get; init; }

    /// <summary>What the result does to the run beyond the host's machine: variables, hosts, groups.</summary>
    public IReadOnlyList<ResultEffect> Effects { get; init; } = [];

    /// <summary>Warnings to show (<c>warnings</c>).</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>A result without further keys.</summary>
    public static ModuleResult Of(bool changed, string? message = null) => new() { Changed = changed, Message = message };

    /// <summary>A failed result.</summary>
    public static ModuleResult Fail(string message) => new() { Failed = true, Message = message };

    /// <summary>The same result with a key more, or with another value for a key.</summary>
    public ModuleResult With(string key, object? value)
    {
        var values = new OrderedDictionary<string, object?>(Values) { [key] = value };
        return this with { Values = values };
    }

    /// <summary>The same result with further keys.</summary>
    public ModuleResult WithAll(IEnumerable<KeyValuePair<string, object?>> pairs)
    {
        var values = new OrderedDictionary<string, object?>(Values);
        foreach (var (key, value) in pairs)
        {
            values[key] = value;
        }

        return this with { Values = values };
    }
}
