using System.Text;
using PlaybookRunner.Commands;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Manages jobs and variables of a user's crontab or of a file in <c>/etc/cron.d</c>.</summary>
[Module("ansible.builtin.cron")]
internal sealed partial class CronModule : IModule<CronOptions>
{
    private const string Folder = "/etc/cron.d";
    private const int Readable = 0b110_100_100;

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(CronOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        Check(options);
        var file = options.CronFile is null ? null : Path.Combine(Folder, options.CronFile);
        var before = await ReadAsync(file, options, call, cancellationToken);
        var table = CronTable.Parse(before);
        var unchanged = table.ToString();
        Change(table, options);
        var after = table.ToString();
        var changed = after != unchanged;
        var result = Describe(table, options) with { Changed = changed };
        if (call.DiffMode && changed)
            result = result with { Diff = [new ModuleDiff { Before = unchanged, After = after, BeforeHeader = file ?? "crontab", AfterHeader = file ?? "crontab" }] };

        if (changed && !call.CheckMode)
        {
            if (options.Backup && before.Length > 0)
                result = result.With("backup_file", await BackUpAsync(before, call, cancellationToken));

            await WriteAsync(table, file, options, call, cancellationToken);
        }

        return result;
    }

    private static void Check(CronOptions options)
    {
        string[] times = [options.Minute, options.Hour, options.Day, options.Month, options.Weekday];
        if (options.SpecialTime is not null && times.Any(time => time != "*"))
            throw new ModuleFailedException("You cannot combine special_time with any of the time or day/date parameters.");

        if (options.State == AccountState.Absent)
            return;

        if (options.Job is null)
            throw new ModuleFailedException("You must specify 'job' to install a new cron job or variable");

        if (options.CronFile is not null && options.User is null && !options.Env)
            throw new ModuleFailedException("To use cron_file=... parameter you must specify user=... as well");

        if ((options.Insertafter ?? options.Insertbefore) is not null && !options.Env)
            throw new ModuleFailedException("Insertafter and insertbefore parameters are valid only with env=yes");
    }

    private static void Change(CronTable table, CronOptions options)
    {
        var isPresent = options.State == AccountState.Present;
        if (options.Env && isPresent)
            table.SetVariable(options.Name, options.Job!, options.Insertafter, options.Insertbefore);
        else if (options.Env)
            table.RemoveVariable(options.Name);
        else if (isPresent)
            table.SetJob(options.Name, JobLine(options));
        else
            table.RemoveJob(options.Name);
    }

    // A line in a file of its own names the user that the job runs as.
    private static string JobLine(CronOptions options)
    {
        var time = options.SpecialTime is { } special
            ? "@" + special.ToString().ToLowerInvariant()
            : $"{options.Minute} {options.Hour} {options.Day} {options.Month} {options.Weekday}";
        var user = options.CronFile is null ? "" : options.User + " ";
        return $"{(options.Disabled ? "#" : "")}{time} {user}{options.Job!.Trim('\r', '\n')}";
    }

    private static ModuleResult Describe(CronTable table, CronOptions options)
    {
        if (options.CronFile is not null && table.IsEmpty && options.State == AccountState.Absent)
            return new ModuleResult().With("cron_file", options.CronFile).With("state", "absent");

        var result = new ModuleResult().With("jobs", table.Jobs.ToList()).With("envs", table.Variables.ToList());
        return options.CronFile is null ? result : result.With("cron_file", options.CronFile);
    }

    private static async Task<string> ReadAsync(string? file, CronOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (file is not null)
        {
            var status = (await call.Target.InspectAsync([new PathQuery(file) { Follow = true, ContentLimit = long.MaxValue }], cancellationToken))[0];
            return status.Content is { } content ? Encoding.UTF8.GetString(content.Span) : "";
        }

        var result = await call.RunAsync(Crontab(options, call).Add("-l"), cancellationToken);
        return result.ExitCode is 0 or 1 ? result.Output : throw CommandFailure.Of(result, "Unable to read crontab");
    }

    private static async Task WriteAsync(CronTable table, string? file, CronOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            var request = new CommandRequest(Crontab(options, call).Add("-")) { Input = Encoding.UTF8.GetBytes(table.ToString()) };
            (await call.RunAsync(request, cancellationToken)).OrFail("Failed to install new cronfile");
        }
        else if (table.IsEmpty)
        {
            await call.Target.ApplyAsync([new PathChange.Remove(file)], cancellationToken);
        }
        else
        {
            var attributes = new PathAttributes(Mode: new Targets.FileMode.Absolute(Readable));
            await call.Target.WriteAsync(new FileWrite(file, FileContent.Text(table.ToString())) { Attributes = attributes }, cancellationToken);
        }
    }

    private static async Task<string> BackUpAsync(string text, ModuleCall call, CancellationToken cancellationToken)
    {
        var path = $"{call.Target.Identity.TemporaryFolder.TrimEnd('/')}/crontab{Guid.NewGuid():N}";
        await call.Target.WriteAsync(new FileWrite(path, FileContent.Text(text)), cancellationToken);
        return path;
    }

    private static CommandLine Crontab(CronOptions options, ModuleCall call)
    {
        CommandLine command = ["crontab"];
        return command.AddIf(options.User is not null && options.User != call.Target.Identity.User, "-u", options.User ?? "");
    }
}
