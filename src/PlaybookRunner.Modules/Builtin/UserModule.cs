using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Adds, changes and removes users.</summary>
[Module("ansible.builtin.user")]
internal sealed partial class UserModule : IModule<UserOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(UserOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        string[] asked = [.. options.WantedGroups ?? [], .. options.Group is { } group ? [group] : Array.Empty<string>(), options.Name];
        var query = UserStatus.Query(options.Name, options.GenerateSshKey ? options.KeyFile : "", asked);
        var user = UserStatus.Parse((await call.RunAsync(query, cancellationToken)).Output, out var groups);
        if (options.State == AccountState.Absent)
            return await RemoveAsync(user, options, call, cancellationToken);

        foreach (var wanted in asked[..^1].Where(wanted => !groups.ContainsKey(wanted)))
            throw new ModuleFailedException($"Group {wanted} does not exist");

        var warnings = Warnings(options, user);
        var chain = user is null ? UserCommands.Create(options, groups.ContainsKey(options.Name)) : UserCommands.Change(options, user, groups);
        if (chain.IsEmpty || call.CheckMode)
            return (user is null ? ModuleResult.Of(changed: true) : Describe(options, user, isNew: false)) with { Changed = !chain.IsEmpty, Warnings = warnings };

        var result = await call.RunAsync(chain.ToCommand(query), cancellationToken);
        if (!result.Succeeded)
            return Failed(options, result);

        var now = UserStatus.Parse(result.Output, out _) ?? throw new ModuleFailedException($"The user {options.Name} does not exist although its making succeeded.");
        return WithErrors(Describe(options, now, isNew: user is null), result) with { Changed = true, Warnings = warnings };
    }

    private static async Task<ModuleResult> RemoveAsync(UserStatus? user, UserOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var unchanged = ModuleResult.Of(changed: false).With("name", options.Name).With("state", "absent");
        if (user is null)
            return unchanged;

        if (call.CheckMode)
            return ModuleResult.Of(changed: true);

        var result = await call.RunAsync(new CommandRequest(UserCommands.Remove(options).ToCommand()), cancellationToken);
        return result.Succeeded
            ? WithErrors(unchanged.With("force", options.Force).With("remove", options.Remove), result) with { Changed = true }
            : Failed(options, result);
    }

    private static ModuleResult Describe(UserOptions options, UserStatus user, bool isNew)
    {
        var result = new ModuleResult()
            .With("name", options.Name).With("state", "present").With("uid", user.Uid).With("group", user.Gid)
            .With("comment", user.Entry[4]).With("home", user.Entry[5]).With("shell", user.Entry[6]);
        result = isNew
            ? result.With("create_home", options.CreateHome).With("system", options.System)
            : result.With("append", options.Append).With("move_home", options.MoveHome);
        if (options.WantedGroups is { } groups)
            result = result.With("groups", string.Join(',', groups));

        if (options.Password is not null)
            result = result.With("password", "NOT_LOGGING_PASSWORD");

        return user.Key is not { } key
            ? result
            : result.With("ssh_key_file", key.Path).With("ssh_fingerprint", key.Fingerprint).With("ssh_public_key", key.Public);
    }

    private static ModuleResult WithErrors(ModuleResult result, CommandResult command) =>
        command.Error.Length > 0 ? result.With("stderr", command.Error) : result;

    private static ModuleResult Failed(UserOptions options, CommandResult result) =>
        ModuleResult.Fail(result.Error).With("name", options.Name).With("rc", (long)result.ExitCode);

    private static List<string> Warnings(UserOptions options, UserStatus? user)
    {
        var warnings = new List<string>();
        if (options.Password is { } password && !PasswordHash.IsPlausible(password.Reveal()))
            warnings.Add("The input password appears not to have been hashed. The 'password' argument must be encrypted for this module to work properly.");

        if (options.GenerateSshKey && !options.Force && user?.Key is { } key)
            warnings.Add($"Found existing ssh key private file \"{key.Path}\", no force, so skipping ssh-keygen generation");

        return warnings;
    }
}
