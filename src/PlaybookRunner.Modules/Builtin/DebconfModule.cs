using System.Text;
using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Answers the questions that a package asks when it is configured.</summary>
[Module("ansible.builtin.debconf")]
internal sealed partial class DebconfModule : IModule<DebconfOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(DebconfOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var answers = Parse((await call.RunAsync(CommandLine.Create("debconf-show", options.Name), cancellationToken)).OrFail("debconf-show failed").Output);
        var unchanged = ModuleResult.Of(changed: false, "").With("current", answers);
        if (options.Question is not { } question)
            return unchanged;

        if (options.Vtype is not { } kind || (options.Value is null && kind != "seen"))
            throw new ModuleFailedException("when supplying a question you must supply a valid vtype and value");

        var value = Text(options.Value, kind);
        if (kind != "password" && answers.TryGetValue(question, out var answer) && (string?)answer == value)
            return unchanged;

        if (!call.CheckMode)
            await SetAsync(question, kind, value, options, call, cancellationToken);

        var previous = new OrderedDictionary<string, object?>(answers);
        previous.TryAdd(question, "");
        return ModuleResult.Of(changed: true, "").With("current", new OrderedDictionary<string, object?> { [question] = value }).With("previous", previous);
    }

    private static async Task SetAsync(string question, string kind, string value, DebconfOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        CommandLine command = ["debconf-set-selections"];
        var line = string.Join(' ', options.Name, question, kind, value) + "\n";
        var request = new CommandRequest(command.AddIf(options.Unseen, "-u")) { Input = Encoding.UTF8.GetBytes(line) };
        (await call.RunAsync(request, cancellationToken)).OrFail();
    }

    /// <summary>Reads lines of the form <c>* question: answer</c>, the star for questions that were asked.</summary>
    internal static OrderedDictionary<string, object?> Parse(string output)
    {
        var answers = new OrderedDictionary<string, object?>();
        foreach (var line in output.Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                answers[line[..colon].Trim('*', ' ')] = line[(colon + 1)..].Trim();
        }

        return answers;
    }

    private static string Text(object? value, string kind) => value switch
    {
        bool truth => truth ? "true" : "false",
        string text when kind == "boolean" => text.ToLowerInvariant() is "true" or "yes" ? "true" : "false",
        IEnumerable<object?> list when kind == "multiselect" => string.Join(", ", list),
        _ => PlaybookRunner.Jinja.Python.Str(value),
    };
}

/// <summary>The options of <c>debconf</c>.</summary>
[RequiredTogether("question", "vtype", "value")]
internal sealed class DebconfOptions
{
    /// <summary>The package.</summary>
    [Option(Aliases = ["pkg"])]
    public required string Name { get; init; }

    /// <summary>The question.</summary>
    [Option(Aliases = ["selection", "setting"])]
    public string? Question { get; init; }

    /// <summary>The kind of the answer.</summary>
    [Option(Choices = ["boolean", "error", "multiselect", "note", "password", "seen", "select", "string", "text", "title"])]
    public string? Vtype { get; init; }

    /// <summary>The answer.</summary>
    [Option(Aliases = ["answer"])]
    public object? Value { get; init; }

    /// <summary>Whether the question counts as not asked yet.</summary>
    public bool Unseen { get; init; }
}
