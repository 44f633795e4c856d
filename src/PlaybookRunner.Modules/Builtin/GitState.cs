using System.Text.RegularExpressions;
using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>What a clone has, and what the remote repository has.</summary>
internal sealed partial record GitState
{
    /// <summary>Whether the destination is a clone, if perhaps without a commit.</summary>
    public bool IsClone { get; init; }

    /// <summary>The clone's commit; null when there is none.</summary>
    public string? Before { get; init; }

    /// <summary>The commit of the wanted version; null when it is not known.</summary>
    public string? Wanted { get; init; }

    /// <summary>What the wanted version is.</summary>
    public GitVersionKind Kind { get; init; }

    /// <summary>The branch, when the wanted version is one or the repository's head names one.</summary>
    public string Branch { get; init; } = "";

    /// <summary>The branch that the clone is on; empty when it is on none.</summary>
    public string CurrentBranch { get; init; } = "";

    /// <summary>Whether files that the clone tracks were changed.</summary>
    public bool IsModified { get; init; }

    /// <summary>Whether the remote's address differs from what is wanted.</summary>
    public bool IsUrlChanged { get; init; }

    /// <summary>Whether a submodule is missing or not at its recorded commit.</summary>
    public bool AreSubmodulesBehind { get; init; }

    /// <summary>Whether nothing is to be done.</summary>
    public bool IsCurrent { get; init; }

    private string Version { get; init; } = "";

    /// <summary>Reads the probe's answer.</summary>
    /// <exception cref="ModuleFailedException">The repository cannot be reached.</exception>
    public static GitState Parse(CommandResult answer, GitOptions options)
    {
        if (!answer.Succeeded)
            throw CommandFailure.Of(answer, answer.Error.TrimEnd());

        var lines = answer.Output.Split('\n').Select(line => line.Split(' ', 2)).Where(fields => fields.Length == 2).ToLookup(fields => fields[0], fields => fields[1]);
        var refs = lines["ref"].Select(line => line.Split('\t')).Where(fields => fields.Length == 2).GroupBy(fields => fields[1]).ToDictionary(group => group.Key, group => group.First()[0]);
        var (kind, wanted) = Resolve(options.Version, refs);
        var head = refs.GetValueOrDefault("HEAD", "");
        var branch = kind == GitVersionKind.Branch ? options.Version
            : kind == GitVersionKind.Head && head.StartsWith("ref: refs/heads/", StringComparison.Ordinal) ? head["ref: refs/heads/".Length..] : "";
        if (branch.Length > 0)
            wanted = refs.GetValueOrDefault("refs/heads/" + branch, wanted ?? "");

        var state = new GitState
        {
            IsClone = lines["clone"].Any(),
            Before = lines["before"].FirstOrDefault(),
            Wanted = wanted,
            Kind = kind,
            Branch = branch,
            CurrentBranch = lines["branch"].FirstOrDefault(""),
            IsModified = lines["modified"].Any(),
            IsUrlChanged = lines["url"].FirstOrDefault() is { } url && url != options.Repo,
            AreSubmodulesBehind = options.Recursive && !options.Bare && lines["submodules"].Any(),
            Version = options.Version,
        };
        return state with { IsCurrent = state.FindIsCurrent(options) };
    }

    /// <summary>Fails when the repository has no such version.</summary>
    /// <exception cref="ModuleFailedException">It has not.</exception>
    public void RequireVersion(ModuleResult result)
    {
        if (Kind != GitVersionKind.Missing)
            return;

        var said = $"error: pathspec '{Version}' did not match any file(s) known to git\n";
        throw new ModuleFailedException(new ModuleResult { Message = $"Failed to checkout {Version}", Diff = result.Diff }
            .With("cmd", $"/usr/bin/git checkout --force {Version}").With("rc", 1L).With("stdout", "").With("stderr", said));
    }

    private bool FindIsCurrent(GitOptions options) =>
        Wanted == Before && !IsModified && !IsUrlChanged && !AreSubmodulesBehind && options is { VerifyCommit: false, Refspec: null, TrackSubmodules: false }
        && (options.Bare || Kind is GitVersionKind.Commit || (Branch.Length > 0 ? CurrentBranch == Branch : CurrentBranch.Length == 0 || Kind == GitVersionKind.Head));

    private static (GitVersionKind Kind, string? Commit) Resolve(string version, Dictionary<string, string> refs)
    {
        if (version == "HEAD")
            return (GitVersionKind.Head, refs.GetValueOrDefault("HEAD-commit"));

        if (refs.TryGetValue("refs/heads/" + version, out var commit))
            return (GitVersionKind.Branch, commit);

        if (refs.TryGetValue($"refs/tags/{version}^{{}}", out commit) || refs.TryGetValue("refs/tags/" + version, out commit))
            return (GitVersionKind.Tag, commit);

        if (CommitName().IsMatch(version))
            return (GitVersionKind.Commit, version);

        return refs.TryGetValue(version, out commit) ? (GitVersionKind.Tag, commit) : (GitVersionKind.Missing, null);
    }

    [GeneratedRegex("^[0-9a-f]{7,64}$")]
    private static partial Regex CommitName();
}

/// <summary>What a version is in a repository.</summary>
internal enum GitVersionKind
{
    /// <summary>What the repository thinks right.</summary>
    Head,

    /// <summary>A branch.</summary>
    Branch,

    /// <summary>A tag, or another ref by its full name.</summary>
    Tag,

    /// <summary>A commit.</summary>
    Commit,

    /// <summary>Nothing that the repository knows.</summary>
    Missing,
}
