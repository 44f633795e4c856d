using System.Collections.Immutable;
using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>The scripts that look at a clone and change it, one round trip each.</summary>
internal sealed class GitCommands(GitOptions options)
{
    // A clone of whose remote nothing new is wanted is not asked over the network.
    private const string ProbeScript =
        """
        git=$1 dest=$2 repo=$3 version=$4 remote=$5 bare=$6 ask=$7
        command -v "$git" >/dev/null || { echo "Failed to find required executable \"$git\"" >&2; exit 127; }
        before=
        if [ -e "$dest/.git" ] || { [ -n "$bare" ] && [ -e "$dest/HEAD" ]; }; then
            echo 'clone yes'
            cd "$dest" || exit 1
            before=$("$git" rev-parse --verify -q HEAD) && printf 'before %s\n' "$before"
            url=$("$git" config --get "remote.$remote.url") && printf 'url %s\n' "$url"
            branch=$("$git" symbolic-ref -q --short HEAD) && printf 'branch %s\n' "$branch"
            [ -n "$bare" ] || [ -z "$("$git" status --porcelain --untracked-files=no --ignore-submodules=all)" ] || echo 'modified yes'
            [ ! -f .gitmodules ] || [ -z "$("$git" submodule status --recursive | grep '^[-+]')" ] || echo 'submodules behind'
            cd / || exit 1
        fi
        if [ -z "$ask" ] && [ -n "$before" ]; then exit 0; fi
        if [ "${#version}" = 40 ] && [ "$version" = "$before" ]; then exit 0; fi
        refs=$("$git" ls-remote --symref "$repo" HEAD "refs/heads/*" "refs/tags/*" "$version") || exit $?
        printf '%s\n' "$refs" | awk -F '\t' -v v="$version" '
            $1 ~ /^ref:/ { print "ref " $0; head = substr($1, 6); next }
            $2 == "HEAD" { print "ref " $1 "\tHEAD-commit"; next }
            $2 == "refs/heads/" v || $2 == "refs/tags/" v || $2 == "refs/tags/" v "^{}" || $2 == v || $2 == head { print "ref " $0 }'
        """;

    private const string CloneScript =
        """
        git=$1 dest=$2 umask=$3 target=$4 recursive=$5
        shift 5
        [ -z "$umask" ] || umask "$umask"
        mkdir -p "$(dirname "$dest")" || exit 1
        "$git" clone "$@" >&2 || exit $?
        cd "$dest" || exit 1
        [ -z "$target" ] || "$git" checkout --force "$target" -- >&2 || exit $?
        [ -z "$recursive" ] || [ ! -f .gitmodules ] || "$git" submodule update --init --recursive $recursive >&2 || exit $?
        """;

    private const string UpdateScript =
        """
        git=$1 dest=$2 umask=$3 repo=$4 remote=$5 branch=$6 target=$7 recursive=$8 bare=$9
        shift 9
        [ -z "$umask" ] || umask "$umask"
        cd "$dest" || exit 1
        if [ "$("$git" config --get "remote.$remote.url")" != "$repo" ]; then
            "$git" remote set-url "$remote" "$repo" 2>/dev/null || "$git" remote add "$remote" "$repo" || exit $?
        fi
        if [ -n "$bare" ]; then
            "$git" fetch --force "$@" "$remote" '+refs/heads/*:refs/heads/*' '+refs/tags/*:refs/tags/*' >&2 || exit $?
        else
            "$git" reset --hard HEAD -- >&2 || exit $?
            "$git" fetch --force --tags "$@" >&2 || exit $?
            if [ -z "$branch" ]; then
                "$git" checkout --force "$target" -- >&2 || exit $?
            elif "$git" rev-parse --verify -q "refs/heads/$branch" >/dev/null; then
                "$git" checkout --force "$branch" -- >&2 && "$git" reset --hard "$remote/$branch" -- >&2 || exit $?
            else
                "$git" checkout --force --track -b "$branch" "$remote/$branch" -- >&2 || exit $?
            fi
            [ -z "$recursive" ] || [ ! -f .gitmodules ] || { "$git" submodule sync --recursive && "$git" submodule update --init --recursive $recursive; } >&2 || exit $?
        fi
        """;

    private const string VerifyScript =
        """

        said=$("$git" verify-commit --raw HEAD 2>&1) || { printf '%s\n' "$said" >&2; exit 1; }
        if [ -n "$GIT_ALLOWED_SIGNERS" ] && ! printf '%s\n' "$said" | sed -n 's/.*VALIDSIG \([0-9A-F]*\).*/\1/p' | grep -qixF "$GIT_ALLOWED_SIGNERS"; then
            echo "The gpg_allowlist does not include the public key of this signature" >&2
            exit 1
        fi
        """;

    private const string EndScript = "\n\"$git\" rev-parse HEAD\n";

    private const string ArchiveScript =
        """
        git=$1 dest=$2 version=$3 archive=$4 prefix=$5 format=$6
        cd "$dest" || exit 1
        new=$(mktemp "$archive.XXXXXX") || exit 1
        "$git" archive --format="$format" ${prefix:+--prefix="$prefix"} -o "$new" "$version" || { rm -f "$new"; exit 1; }
        if cmp -s "$new" "$archive"; then rm -f "$new"; else mv -f "$new" "$archive" && echo changed; fi
        """;

    private string Git => options.Executable ?? "git";

    /// <summary>Looks at the clone and at the remote repository.</summary>
    public CommandRequest Probe() => Request(CommandLine.Script(
        ProbeScript, Git, options.Dest, options.Repo, options.Version, options.Remote, Flag(options.Bare), Flag(options.Update))) with
    { IsLong = false };

    /// <summary>Clones, checks the version out and prints its commit.</summary>
    public CommandRequest Clone(GitState state)
    {
        var target = options.Bare || state.Kind == GitVersionKind.Head ? "" : options.Version;
        var isShallow = options.Depth is not null || options.SingleBranch;
        var command = CommandLine.Script(CloneScript + Tail, Git, options.Dest, options.Umask ?? "", target, Submodules)
            .AddIf(options.Bare, "--bare").AddIf(!options.Bare, "--origin", options.Remote)
            .AddIf(options.Reference is not null, "--reference", options.Reference ?? "")
            .AddIf(options.Depth is not null && state.Kind != GitVersionKind.Commit, "--depth", options.DepthText)
            .AddIf(options.SingleBranch, "--single-branch").AddIf(options.Depth is not null && !options.SingleBranch && state.Kind == GitVersionKind.Tag, "--no-single-branch")
            .AddIf(isShallow && state.Kind is GitVersionKind.Branch or GitVersionKind.Tag, "--branch", options.Version)
            .AddIf(options.SeparateGitDir is not null, $"--separate-git-dir={options.SeparateGitDir}")
            .Add("--", options.Repo, options.Dest);
        return Request(command);
    }

    /// <summary>Fetches, checks the version out and prints its commit.</summary>
    public CommandRequest Update(GitState state)
    {
        var target = state.Kind == GitVersionKind.Head ? state.Wanted ?? "HEAD" : options.Version;
        var command = CommandLine.Script(
            UpdateScript + Tail, Git, options.Dest, options.Umask ?? "", options.Repo, options.Remote, state.Branch, target, Submodules, Flag(options.Bare));
        command = command.AddIf(options.Depth is not null, "--depth", options.DepthText);
        if (options.Bare)
            return Request(command);

        // A shallow fetch names what it wants, or it would get that much of every branch.
        return Request(command.Add(options.Remote)
            .AddIf(state.Branch.Length > 0, $"+refs/heads/{state.Branch}:refs/remotes/{options.Remote}/{state.Branch}")
            .AddIf(options.Depth is null, $"+refs/heads/*:refs/remotes/{options.Remote}/*")
            .AddIf(options.Depth is not null && state.Kind == GitVersionKind.Tag, $"+refs/tags/{options.Version}:refs/tags/{options.Version}")
            .AddIf(options.Refspec is not null, options.Refspec ?? ""));
    }

    /// <summary>Makes an archive and prints whether it changed.</summary>
    public CommandRequest Archive(string path)
    {
        var format = path.EndsWith(".zip", StringComparison.Ordinal) ? "zip" : path.EndsWith(".tar", StringComparison.Ordinal) ? "tar" : "tar.gz";
        return Request(CommandLine.Script(ArchiveScript, Git, options.Dest, options.Version, path, options.ArchivePrefix ?? "", format));
    }

    private string Tail => (options.VerifyCommit ? VerifyScript : "") + EndScript;

    // Empty for no submodules; else what `submodule update` gets on top, where a lone quiet flag stands for nothing.
    private string Submodules => !options.Recursive || options.Bare ? "" : options.TrackSubmodules ? "--remote" : "-q";

    private CommandRequest Request(CommandLine command)
    {
        var environment = ImmutableDictionary<string, string>.Empty.Add("GIT_TERMINAL_PROMPT", "0")
            .Add("GIT_ALLOWED_SIGNERS", string.Join('\n', options.GpgAllowlist));
        return new CommandRequest(command) { IsLong = true, Environment = Ssh() is { } ssh ? environment.Add("GIT_SSH_COMMAND", ssh) : environment };
    }

    private string? Ssh()
    {
        CommandLine ssh = ["ssh", "-o", "BatchMode=yes"];
        ssh = ssh.AddIf(options.AcceptHostkey, "-o", "StrictHostKeyChecking=no")
            .AddIf(options.AcceptNewhostkey && !options.AcceptHostkey, "-o", "StrictHostKeyChecking=accept-new")
            .AddIf(options.KeyFile is not null, "-i", options.KeyFile ?? "", "-o", "IdentitiesOnly=yes");
        if (options.SshOpts is { } more)
            ssh = ssh.AddRaw(more);

        var isPlain = !options.AcceptHostkey && !options.AcceptNewhostkey && options.KeyFile is null && options.SshOpts is null;
        return isPlain ? null : ssh.ToShellText();
    }

    private static string Flag(bool wanted) => wanted ? "yes" : "";
}
