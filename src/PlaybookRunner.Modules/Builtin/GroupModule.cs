using System.Globalization;
using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Adds, changes and removes groups of users.</summary>
[Module("ansible.builtin.group")]
internal sealed partial class GroupModule : IModule<GroupOptions>
{
    private const string Query = "getent group \"$1\" || grep \"^$1:\" /etc/group || true";

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(GroupOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var query = CommandLine.Script(Query, options.Name);
        var number = ReadNumber((await call.RunAsync(query, cancellationToken)).Output);
        var change = Change(options, number);
        if (change is null)
            return Result(options, changed: false, number);

        if (call.CheckMode)
            return number is null || options.State == AccountState.Absent ? ModuleResult.Of(changed: true) : Result(options, changed: true, number);

        var result = await call.RunAsync(new CommandChain().Then(change).ToCommand(query), cancellationToken);
        return result.Succeeded
            ? Result(options, changed: true, ReadNumber(result.Output))
            : ModuleResult.Fail(result.Error).With("name", options.Name);
    }

    private static CommandLine? Change(GroupOptions options, long? number)
    {
        var prefix = options.Local ? "l" : "";
        if (options.State == AccountState.Absent)
            return number is null ? null : CommandLine.Create(prefix + "groupdel").AddIf(options.Force, "-f").Add(options.Name);

        var wanted = options.Gid?.ToString(CultureInfo.InvariantCulture) ?? "";
        if (number is null)
            return Add(options, prefix, wanted);

        return options.Gid is null || options.Gid == number
            ? null
            : CommandLine.Create(prefix + "groupmod").Add("-g", wanted).AddIf(options.NonUnique, "-o").Add(options.Name);
    }

    private static CommandLine Add(GroupOptions options, string prefix, string wanted)
    {
        var command = CommandLine.Create(prefix + "groupadd").AddIf(wanted.Length > 0, "-g", wanted).AddIf(options.NonUnique, "-o").AddIf(options.System, "-r");
        if (options.GidMin is { } least)
            command = command.Add("-K", $"GID_MIN={least}");

        if (options.GidMax is { } most)
            command = command.Add("-K", $"GID_MAX={most}");

        return command.Add(options.Name);
    }

    private static ModuleResult Result(GroupOptions options, bool changed, long? number)
    {
        var result = ModuleResult.Of(changed).With("name", options.Name).With("state", options.State == AccountState.Present ? "present" : "absent");
        return number is null || options.State == AccountState.Absent ? result : result.With("gid", number).With("system", options.System);
    }

    private static long? ReadNumber(string entry) =>
        entry.Split('\n')[0].Split(':') is [_, _, var number, ..] ? long.Parse(number, CultureInfo.InvariantCulture) : null;
}

/// <summary>Whether a user or group shall exist.</summary>
internal enum AccountState
{
    /// <summary>It shall.</summary>
    Present,

    /// <summary>It shall not.</summary>
    Absent,
}

/// <summary>The options of <c>group</c>.</summary>
[RequiredIf("non_unique", "True", "gid")]
internal sealed class GroupOptions
{
    /// <summary>The group's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the group shall exist.</summary>
    public AccountState State { get; init; }

    /// <summary>The group's number.</summary>
    public long? Gid { get; init; }

    /// <summary>Whether a new group is a system group.</summary>
    public bool System { get; init; }

    /// <summary>Whether the number may belong to another group, too.</summary>
    public bool NonUnique { get; init; }

    /// <summary>Whether the group is removed even when it is a user's primary group.</summary>
    public bool Force { get; init; }

    /// <summary>Whether the commands of libuser are used, which ignore central directories.</summary>
    public bool Local { get; init; }

    /// <summary>The least number for a new group.</summary>
    public long? GidMin { get; init; }

    /// <summary>The greatest number for a new group.</summary>
    public long? GidMax { get; init; }
}
