using System.CommandLine;
using PlaybookRunner.Configuration;

namespace PlaybookRunner.Cli.Commands;

/// <summary>Joins the command line with the configuration into the options of a run.</summary>
internal static class RunOptionsReader
{
    public static async Task<RunOptions> ReadAsync(
        ParseResult parsed, PlaybookOptions options, AnsibleConfiguration configuration, int verbosity, AskPerson ask, CancellationToken cancellation)
    {
        var playbooks = parsed.GetRequiredValue(options.Playbooks);
        foreach (var playbook in playbooks)
        {
            if (!File.Exists(playbook))
                throw new RunOptionException($"the playbook '{playbook}' does not exist");
        }

        return new RunOptions
        {
            Playbooks = playbooks,
            Inventories = parsed.GetValue(options.Inventory) is { Length: > 0 } given ? given : configuration.Inventories,
            IgnoredInventoryExtensions = configuration.IgnoredInventoryExtensions,
            IgnoredInventoryPatterns = configuration.IgnoredInventoryPatterns,
            ExtraVariables = parsed.GetValue(options.ExtraVars) ?? [],
            Limit = parsed.GetValue(options.Limit),
            Tags = Split(parsed.GetValue(options.Tags)),
            SkipTags = Split(parsed.GetValue(options.SkipTags)),
            CheckMode = parsed.GetValue(options.Check),
            DiffMode = parsed.GetValue(options.Diff),
            Forks = IsGiven(parsed, options.Forks) ? Math.Max(1, parsed.GetValue(options.Forks)) : configuration.Forks ?? parsed.GetValue(options.Forks),
            Verbosity = verbosity,
            Strict = parsed.GetValue(options.Strict) || configuration.Strict,
            Become = parsed.GetValue(options.Become) || configuration.Become,
            BecomeMethod = Choose(parsed, options.BecomeMethod, configuration.BecomeMethod),
            BecomeUser = Choose(parsed, options.BecomeUser, configuration.BecomeUser),
            BecomePassword = await PasswordAsync(parsed, options.AskBecomePass, options.BecomePasswordFile, "BECOME password: ", ask, cancellation),
            ConnectionPassword = await PasswordAsync(parsed, options.AskPass, options.ConnectionPasswordFile, "SSH password: ", ask, cancellation),
            RemoteUser = parsed.GetValue(options.User) ?? configuration.RemoteUser,
            PrivateKeyFile = parsed.GetValue(options.PrivateKey) ?? configuration.PrivateKeyFile,
            Connection = parsed.GetValue(options.Connection)!,
            ConnectTimeout = TimeSpan.FromSeconds(IsGiven(parsed, options.Timeout) ? parsed.GetValue(options.Timeout) : configuration.Timeout ?? 10),
            CheckHostKeys = configuration.CheckHostKeys,
            ForceHandlers = parsed.GetValue(options.ForceHandlers) || configuration.ForceHandlers,
            StartAtTask = parsed.GetValue(options.StartAtTask),
            SshArguments = configuration.SshArguments,
            SshCommonArguments = parsed.GetValue(options.SshCommonArgs) ?? configuration.SshCommonArguments,
            SshExtraArguments = parsed.GetValue(options.SshExtraArgs) ?? configuration.SshExtraArguments,
            AsksBeforeTasks = parsed.GetValue(options.Step),
            RolesPath = configuration.RolesPath,
            CollectionsPath = configuration.CollectionsPath,
            Gathering = configuration.Gathering,
            FactCache = configuration.FactCache,
            FlushesFactCache = parsed.GetValue(options.FlushCache),
            PollInterval = configuration.PollInterval ?? 15,
            VaultPasswords = await VaultPasswordReader.ReadAsync(parsed, options, configuration, ask, cancellation),
        };
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static string Choose(ParseResult parsed, Option<string> option, string? configured) =>
        IsGiven(parsed, option) ? parsed.GetValue(option)! : configured ?? parsed.GetValue(option)!;

    private static string[] Split(string[]? lists) =>
        [.. (lists ?? []).SelectMany(list => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    private static async Task<Secret?> PasswordAsync(
        ParseResult parsed, Option<bool> asked, Option<string?> file, string prompt, AskPerson ask, CancellationToken cancellation)
    {
        if (parsed.GetValue(file) is { } path)
            return new Secret(VaultPasswordReader.FirstLine(path));
        if (!parsed.GetValue(asked))
            return null;
        return await ask(prompt, false, null, cancellation) is { } answer ? new Secret(answer) : null;
    }
}
