using PlaybookRunner.Events;
using PlaybookRunner.Jinja;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>Repeats a task for the items of its loop and joins their results.</summary>
internal sealed class TaskLoop(RunServices services, TaskRun run)
{
    public async Task<TaskResult> RunAsync(Loop loop, CancellationToken cancellationToken)
    {
        IReadOnlyList<object?> items;
        try
        {
            items = LoopItems.Evaluate(loop, run.Scope, services);
        }
        catch (PlaybookException) when (IsSkippedAnyway())
        {
            return TaskResult.Skip("Conditional result was False");
        }

        if (items.Count == 0)
            return NoItems();
        return Join(await RunItemsAsync(loop, items, cancellationToken));
    }

    // A condition that does not mention the item may say that the task is not meant for a host on which the loop's list does not exist.
    private bool IsSkippedAnyway()
    {
        try
        {
            return !services.Conditions.AllHold(run.Task.Keywords.When, run.Scope, out _);
        }
        catch (PlaybookException)
        {
            return false;
        }
    }

    private async Task<List<TaskResult>> RunItemsAsync(Loop loop, IReadOnlyList<object?> items, CancellationToken cancellationToken)
    {
        var results = new List<TaskResult>(items.Count);
        var names = LoopNames.Of(loop.Control, run.Scope);
        var pause = loop.Control.Pause.Number(run.Scope);
        for (var index = 0; index < items.Count; index++)
        {
            if (pause is > 0 && index > 0)
                await Task.Delay(TimeSpan.FromSeconds(pause.Value), services.Time, cancellationToken);
            var item = new LoopItem(index, names.LayerFor(items, index));
            var scope = run.Scope.With(item.Layer);
            var result = await run.RunItemAsync(scope, LabelOf(loop, scope, items[index]), item, cancellationToken);
            AddItemKeys(result, names, items, index);
            results.Add(result);
            if (result.Includes.Count == 0)
                services.Events.Publish(new ItemCompleted(services.Events.Now, run.Identity, run.Host.Name, Outcomes.Of(services, run.Task, result)));
            if (result.Unreachable || ShouldBreak(loop, scope, result))
                break;
        }

        return results;
    }

    private bool ShouldBreak(Loop loop, VariableScope scope, TaskResult result)
    {
        if (loop.Control.BreakWhen.Count == 0)
            return false;
        var inner = run.Task.Register.Text(scope) is { } name ? scope.With(new FixedLayer([new(name, result.Values)])) : scope;
        return services.Conditions.AllHold(loop.Control.BreakWhen, inner, out _);
    }

    private string LabelOf(Loop loop, VariableScope scope, object? item)
    {
        if (loop.Control.Label is not { } label)
            return LabelText(item);
        try
        {
            return LabelText(services.Templates.Finish(label.Value, scope));
        }
        catch (PlaybookException exception)
        {
            services.Events.Warn(exception.Code, $"the label cannot be shown: {exception.Message}", exception.Position);
            return LabelText(item);
        }
    }

    private static string LabelText(object? value) => Python.Str(value);

    private static void AddItemKeys(TaskResult result, LoopNames names, IReadOnlyList<object?> items, int index)
    {
        foreach (var (name, value) in names.ValuesFor(items, index))
            result.Values[name] = value;
        result.Values["ansible_loop_var"] = names.Item;
        if (names.Index is not null)
            result.Values["ansible_index_var"] = names.Index;
    }

    private static TaskResult NoItems()
    {
        var result = TaskResult.Skip("No items in the list");
        result.Values["skipped_reason"] = "No items in the list";
        result.Values.Remove("skip_reason");
        result.Values["results"] = new List<object?>();
        return result;
    }

    private TaskResult Join(List<TaskResult> items)
    {
        var allSkipped = items.TrueForAll(item => item.Skipped);
        var failed = items.Exists(item => item.Failed);
        var values = new Dict
        {
            ["changed"] = items.Exists(item => item.Changed),
            ["msg"] = allSkipped ? "All items skipped" : failed ? "One or more items failed" : "All items completed",
            ["results"] = items.ConvertAll<object?>(item => item.Values),
            ["skipped"] = allSkipped,
        };
        if (failed)
            values["failed"] = true;
        return new TaskResult
        {
            Values = values,
            Changed = items.Exists(item => item.Changed),
            Failed = failed,
            Skipped = allSkipped,
            Unreachable = items.Exists(item => item.Unreachable),
            Ignored = failed && items.TrueForAll(item => !item.Failed || item.Ignored),
            IsHidden = run.IsHidden,
            Items = items,
            Error = items.Find(item => item.Error is not null)?.Error,
            DelegatedTo = items.Find(item => item.DelegatedTo is not null)?.DelegatedTo,
            RoundTrips = items.Sum(item => item.RoundTrips),
            Effects = [.. items.SelectMany(item => item.Effects)],
            Includes = [.. items.SelectMany(item => item.Includes)],
            Facts = JoinFacts(items),
        };
    }

    private static OrderedDictionary<string, object?>? JoinFacts(List<TaskResult> items)
    {
        OrderedDictionary<string, object?>? facts = null;
        foreach (var (name, value) in items.SelectMany(item => item.Facts ?? new Dictionary<string, object?>()))
            (facts ??= [])[name] = value;
        return facts;
    }
}
