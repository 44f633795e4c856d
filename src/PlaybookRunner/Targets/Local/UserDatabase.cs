using System.Collections.Concurrent;

namespace PlaybookRunner.Targets.Local;

/// <summary>
/// Names of users and groups. A number's name is remembered until <c>/etc/passwd</c> or <c>/etc/group</c> changes: a play that
/// creates a user sees its name at once, and a listing of thousands of files asks for each owner once.
/// </summary>
internal sealed class UserDatabase
{
    private readonly ConcurrentDictionary<uint, string> _users = new();
    private readonly ConcurrentDictionary<uint, string> _groups = new();
    private (double Users, double Groups) _version;

    public string UserName(uint id) => _users.GetOrAdd(id, static key => Posix.FindUser(key)?.Name ?? "");

    public string GroupName(uint id) => _groups.GetOrAdd(id, static key => Posix.FindGroup(key)?.Name ?? "");

    /// <summary>The number of a user given by name or number.</summary>
    public static uint UserId(string user) =>
        Posix.FindUser(user)?.Id
        ?? (uint.TryParse(user, out var id) ? id : throw new TargetOperationException($"chown failed: failed to look up user {user}"));

    /// <summary>The number of a group given by name or number.</summary>
    public static uint GroupId(string group) =>
        Posix.FindGroup(group)?.Id
        ?? (uint.TryParse(group, out var id) ? id : throw new TargetOperationException($"chgrp failed: failed to look up group {group}"));

    /// <summary>Forgets names when the files behind them changed since the last call.</summary>
    public void Refresh()
    {
        var version = (ChangeTime("/etc/passwd"), ChangeTime("/etc/group"));
        if (version != _version)
        {
            _users.Clear();
            _groups.Clear();
            _version = version;
        }
    }

    private static double ChangeTime(string path) =>
        Posix.Status(path, follow: true, out var status) == 0 ? status.ChangeTime.Seconds : 0;
}
