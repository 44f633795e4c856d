using System.Globalization;
using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Waits for a time, or for an answer at the terminal.</summary>
[Module("ansible.builtin.pause", NeedsNoTarget = true, RunsOncePerBatch = true)]
internal sealed partial class PauseModule : IModule<PauseOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(PauseOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var start = call.Time.GetUtcNow();
        var began = call.Time.GetTimestamp();
        if (Limit(options) is { } limit)
        {
            call.Report(new OutputLine(options.Prompt ?? Invitation(limit), IsError: false));
            await WaitAsync(limit, began, call.Time, cancellationToken);
            return Result(options, call, start, call.Time.GetElapsedTime(began), "");
        }

        var question = (options.Prompt ?? "Press enter to continue, Ctrl+C to interrupt") + ":";
        var answer = await call.AskAsync(question, options.Echo, limit: null, cancellationToken);
        var result = Result(options, call, start, call.Time.GetElapsedTime(began), answer ?? "");
        return answer is null ? result with { Warnings = ["Not waiting for response to prompt as stdin is not interactive"] } : result;
    }

    // Timers count in milliseconds and may end a fraction of one too early.
    private static async Task WaitAsync(TimeSpan limit, long began, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var left = limit; left > TimeSpan.Zero; left = limit - time.GetElapsedTime(began))
            await Task.Delay(left, time, cancellationToken);
    }

    /// <summary>A time below one second counts as one second, as in the reference.</summary>
    private static TimeSpan? Limit(PauseOptions options) =>
        options.Seconds is { } seconds ? TimeSpan.FromSeconds(Math.Max(1, Math.Truncate(seconds)))
        : options.Minutes is { } minutes ? TimeSpan.FromSeconds(Math.Max(1, Math.Truncate(minutes * 60)))
        : null;

    private static string Invitation(TimeSpan limit) => string.Create(CultureInfo.InvariantCulture, $"Pausing for {limit.TotalSeconds:0} seconds");

    private static ModuleResult Result(PauseOptions options, ModuleCall call, DateTimeOffset start, TimeSpan elapsed, string answer)
    {
        var seconds = options.Seconds is not null;
        var length = Math.Round(seconds ? elapsed.TotalSeconds : elapsed.TotalMinutes, 2);
        return new ModuleResult
        {
            Values = new OrderedDictionary<string, object?>
            {
                ["delta"] = (long)elapsed.TotalSeconds,
                ["echo"] = options.Echo,
                ["rc"] = 0L,
                ["start"] = Timestamp(start, call),
                ["stderr"] = "",
                ["stdout"] = $"Paused for {call.Templates.ToText(length)} {(seconds ? "seconds" : "minutes")}",
                ["stop"] = Timestamp(start + elapsed, call),
                ["user_input"] = answer,
            },
        };
    }

    private static string Timestamp(DateTimeOffset moment, ModuleCall call) =>
        TimeZoneInfo.ConvertTime(moment, call.Time.LocalTimeZone).ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
}

/// <summary>The options of <c>pause</c>.</summary>
[MutuallyExclusive("minutes", "seconds")]
internal sealed class PauseOptions
{
    /// <summary>How many seconds to wait.</summary>
    public double? Seconds { get; init; }

    /// <summary>How many minutes to wait.</summary>
    public double? Minutes { get; init; }

    /// <summary>The question, or the text shown while waiting.</summary>
    public string? Prompt { get; init; }

    /// <summary>Whether what is typed is shown.</summary>
    public bool Echo { get; init; } = true;
}
