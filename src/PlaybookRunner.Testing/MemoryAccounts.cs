using PlaybookRunner.Targets;

namespace PlaybookRunner.Testing;

/// <summary>The users and groups of a <see cref="MemoryTarget"/>.</summary>
internal sealed class MemoryAccounts
{
    private readonly List<(string Name, uint Id, string Home)> _users = [];
    private readonly List<(string Name, uint Id)> _groups = [];

    public void AddUser(string name, uint id, string home) => _users.Add((name, id, home));

    public void AddGroup(string name, uint id) => _groups.Add((name, id));

    public string UserName(uint id) => _users.FirstOrDefault(user => user.Id == id).Name ?? "";

    public string GroupName(uint id) => _groups.FirstOrDefault(group => group.Id == id).Name ?? "";

    public string? Home(string name) => _users.FirstOrDefault(user => user.Name == name).Home;

    public uint UserId(string user) =>
        _users.Where(known => known.Name == user).Select(known => (uint?)known.Id).FirstOrDefault()
        ?? (uint.TryParse(user, out var id) ? id : throw new TargetOperationException($"chown failed: failed to look up user {user}"));

    public uint GroupId(string group) =>
        _groups.Where(known => known.Name == group).Select(known => (uint?)known.Id).FirstOrDefault()
        ?? (uint.TryParse(group, out var id) ? id : throw new TargetOperationException($"chgrp failed: failed to look up group {group}"));
}
