using PlaybookRunner.Commands;
using PlaybookRunner.Modules.Builtin;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Posix;

/// <summary>Adds and removes public SSH keys by which a user may log in.</summary>
[Module("ansible.posix.authorized_key")]
internal sealed partial class AuthorizedKeyModule : IModule<AuthorizedKeyOptions>
{
    private const int FolderMode = 0b111_000_000;
    private const int FileMode = 0b110_000_000;

    // Home folder, the file's path, and its content, in one round trip.
    private const string Query =
        """
        entry=$(getent passwd "$1" || grep "^$1:" /etc/passwd) || exit 3
        home=${entry%:*} home=${home##*:}
        path=$2
        [ -n "$path" ] || path=$home/.ssh/authorized_keys
        [ -z "$3" ] || [ ! -L "$path" ] || path=$(readlink -f "$path")
        printf '%s\n' "$path"
        cat "$path" 2>/dev/null || true
        """;

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(AuthorizedKeyOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var wanted = (await KeyTextAsync(options, call, cancellationToken)).Split('\n').Select(line => line.Trim())
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => Wanted(line, options)).ToList();
        var query = CommandLine.Script(Query, options.User, options.Path ?? "", options.Follow ? "follow" : "");
        var answer = await call.RunAsync(query, cancellationToken);
        if (!answer.Succeeded)
            throw new ModuleFailedException($"Failed to lookup user {options.User}: \"getpwnam(): name not found: '{options.User}'\"");

        var (path, before) = answer.Output.Split('\n', 2) is [var first, var second] ? (first, second) : (answer.Output, "");
        var after = AuthorizedKeys.Change(before, wanted, options.State == AccountState.Present, options.Exclusive);
        var changed = after != before;
        if (changed && !call.CheckMode)
            await WriteAsync(path, after, options, call, cancellationToken);

        var result = await DescribeAsync(path, options, changed, call, cancellationToken);
        return call.DiffMode && changed ? result with { Diff = [new ModuleDiff { Before = before, After = after, BeforeHeader = path, AfterHeader = path }] } : result;
    }

    private static AuthorizedKey Wanted(string line, AuthorizedKeyOptions options)
    {
        var key = AuthorizedKey.Parse(line) ?? throw new ModuleFailedException($"invalid key specified: {line}");
        return key with { Options = options.KeyOptions ?? key.Options, Comment = options.Comment ?? key.Comment };
    }

    // The key may be an address that the target fetches.
    private static async Task<string> KeyTextAsync(AuthorizedKeyOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (!options.Key.StartsWith("http", StringComparison.Ordinal))
            return options.Key;

        var result = await call.RunAsync(new CommandRequest(Download.ToOutput(options.Key, options.ValidateCerts)) { IsLong = true, HidesOutput = true }, cancellationToken);
        return result.Succeeded ? result.Output : throw CommandFailure.Of(result, $"Error getting key from: {options.Key}");
    }

    private static async Task WriteAsync(string path, string content, AuthorizedKeyOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (options.ManageDir)
        {
            var folder = new PathAttributes(options.User, Mode: new Targets.FileMode.Absolute(FolderMode));
            var directory = Path.GetDirectoryName(path)!;
            await call.Target.ApplyAsync([new PathChange.MakeDirectory(directory) { Attributes = folder }, new PathChange.SetAttributes(directory, folder)], cancellationToken);
        }

        var attributes = new PathAttributes(options.User, Mode: new Targets.FileMode.Absolute(FileMode));
        await call.Target.WriteAsync(new FileWrite(path, FileContent.Text(content)) { Attributes = attributes, Follow = options.Follow }, cancellationToken);
    }

    private static async Task<ModuleResult> DescribeAsync(
        string path, AuthorizedKeyOptions options, bool changed, ModuleCall call, CancellationToken cancellationToken)
    {
        var result = ModuleResult.Of(changed).With("user", options.User).With("key", options.Key).With("path", path).With("keyfile", path)
            .With("manage_dir", options.ManageDir).With("state", options.State == AccountState.Present ? "present" : "absent")
            .With("key_options", options.KeyOptions).With("exclusive", options.Exclusive).With("comment", options.Comment)
            .With("follow", options.Follow).With("validate_certs", options.ValidateCerts);
        return await result.WithFileAsync(path, call, cancellationToken);
    }
}

/// <summary>The options of <c>authorized_key</c>.</summary>
internal sealed class AuthorizedKeyOptions
{
    /// <summary>The user who may log in.</summary>
    public required string User { get; init; }

    /// <summary>Public keys, one a line, or the address of a list of them.</summary>
    public required string Key { get; init; }

    /// <summary>Whether the keys shall be there.</summary>
    public AccountState State { get; init; }

    /// <summary>The file; <c>~/.ssh/authorized_keys</c> of the user when it is not given.</summary>
    [Option(IsPath = true)]
    public string? Path { get; init; }

    /// <summary>Whether the file's folder is made and gets its owner and permissions.</summary>
    public bool ManageDir { get; init; } = true;

    /// <summary>Options that stand before the key, such as <c>no-pty</c>.</summary>
    public string? KeyOptions { get; init; }

    /// <summary>Whether all other keys are removed.</summary>
    public bool Exclusive { get; init; }

    /// <summary>The key's comment, in place of the one it has.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether the file behind a symbolic link is changed rather than the link replaced.</summary>
    public bool Follow { get; init; }

    /// <summary>Whether certificates are checked when keys are fetched.</summary>
    public bool ValidateCerts { get; init; } = true;
}
