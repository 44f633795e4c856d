using PlaybookRunner.Events;
using PlaybookRunner.Jinja;
using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>Turns results into what observers may see: hidden ones are censored, secrets masked.</summary>
internal static class Outcomes
{
    private const string Censored = "the output has been hidden due to the fact that 'no_log: true' was specified for this result";

    /// <param name="services">What the run shares.</param>
    /// <param name="task">The task.</param>
    /// <param name="result">Its result, or that of one item of its loop.</param>
    public static TaskOutcome Of(RunServices services, PlaybookTask task, TaskResult result)
    {
        var values = result.IsHidden ? new Dict { ["censored"] = Censored, ["changed"] = result.Changed } : (Dict)services.Mask.Apply(result.Values)!;
        return new TaskOutcome(result.Status, values.ToDictionary())
        {
            Changed = result.Changed,
            HasItems = result.Items.Count > 0,
            IsQuiet = !result.IsShownAlways,
            Ignored = result.Ignored,
            Item = result.ItemLabel is null ? null : result.IsHidden ? "(censored due to no_log)" : services.Mask.Apply(result.ItemLabel),
            DelegatedTo = result.DelegatedTo,
            Diff = result.IsHidden ? [] : [.. result.Diff.Select(diff => diff with
            {
                Before = Masked(diff.Before),
                After = Masked(diff.After),
                Prepared = Masked(diff.Prepared),
            })],
            Error = result.IsHidden ? null : result.Error,
            ErrorText = result.IsHidden || FailureReport.Of(task, result) is not { } error ? null : services.Mask.Apply(Content.ErrorText.Render(error)),
            RoundTrips = result.RoundTrips,
        };

        string? Masked(string? text) => text is null ? null : services.Mask.Apply(text);
    }
}
