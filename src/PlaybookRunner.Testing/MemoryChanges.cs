using PlaybookRunner.Targets;
using FileMode = PlaybookRunner.Targets.FileMode;

namespace PlaybookRunner.Testing;

/// <summary>Carries out changes to paths in memory.</summary>
internal sealed class MemoryChanges(MemoryFiles files, MemoryAccounts accounts, Func<string, string> expand, uint userId)
{
    private const int Umask = 0b000_010_010;
    private const string NoEntry = "No such file or directory";
    private const string Exists = "File exists";

    /// <summary>The mode of a new file: 0666 without what the umask forbids.</summary>
    public const int NewFileMode = 0b110_110_110 & ~Umask;

    private const int NewDirectoryMode = 0b111_111_111 & ~Umask;

    /// <returns>Whether anything had to be done.</returns>
    public bool Apply(PathChange change)
    {
        var path = expand(change.Path);
        return change switch
        {
            PathChange.MakeDirectory make => MakeDirectory(path, make.Attributes),
            PathChange.SetAttributes set => SetAttributes(path, set),
            PathChange.SetTimes set => SetTimes(path, set),
            PathChange.MakeFile => MakeFile(path),
            PathChange.MakeLink make => MakeLink(path, make.Target, make.Replace),
            PathChange.MakeHardLink make => MakeHardLink(path, expand(make.Target), make.Replace),
            PathChange.Remove => Remove(path),
            PathChange.Move move => Move(path, expand(move.Destination)),
            PathChange.Copy copy => Copy(path, expand(copy.Destination), copy.PreserveAttributes),
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };
    }

    /// <summary>Gives a node owner, group and permissions where they differ.</summary>
    public bool GiveAttributes(MemoryNode node, PathAttributes attributes)
    {
        var before = (node.UserId, node.GroupId, node.Mode);
        node.UserId = attributes.Owner is { } owner ? accounts.UserId(owner) : node.UserId;
        node.GroupId = attributes.Group is { } group ? accounts.GroupId(group) : node.GroupId;
        node.Mode = node.IsLink ? node.Mode : attributes.Mode switch
        {
            FileMode.Absolute absolute => absolute.Bits,
            FileMode.Symbolic symbolic => FileModeClauses.Parse(symbolic.Clauses).Apply(node.Mode, node.IsDirectory, Umask),
            _ => node.Mode,
        };
        return Touch(node, before != (node.UserId, node.GroupId, node.Mode));
    }

    private bool MakeDirectory(string path, PathAttributes attributes)
    {
        if (files.Find(path, follow: true) is { IsDirectory: true })
        {
            return false;
        }

        var what = $"cannot make the folder {path}";
        if (files.Find(path, follow: false) is not null)
        {
            throw Failure(what, Exists);
        }

        var parent = TemporaryName.Split(path.TrimEnd('/')).Folder;
        if (parent.Length > 0)
        {
            MakeDirectory(parent, attributes);
        }

        var node = NewNode(PathKind.Directory, NewDirectoryMode);
        Place(path, what).Put(node, files.Now);
        GiveAttributes(node, attributes);
        return true;
    }

    private bool SetAttributes(string path, PathChange.SetAttributes set)
    {
        var node = files.Find(path, set.Follow) ?? files.Find(path, follow: false) ?? throw Failure($"cannot change attributes of {path}", NoEntry);
        var changed = GiveAttributes(node, set.Attributes);
        return set.Recurse ? GiveBelow(node, set.Attributes) || changed : changed;
    }

    private bool GiveBelow(MemoryNode node, PathAttributes attributes)
    {
        var changed = false;
        foreach (var entry in node.Entries.Values)
        {
            changed |= GiveAttributes(entry, attributes);
            changed |= GiveBelow(entry, attributes);
        }

        return changed;
    }

    private bool SetTimes(string path, PathChange.SetTimes wanted)
    {
        var node = files.Find(path, wanted.Follow) ?? throw Failure($"cannot set times of {path}", NoEntry);
        var before = (node.AccessTime, node.ModificationTime);
        node.AccessTime = Time(wanted.AccessTime, node.AccessTime);
        node.ModificationTime = Time(wanted.ModificationTime, node.ModificationTime);
        var isNow = wanted.AccessTime is double.NaN || wanted.ModificationTime is double.NaN;
        return Touch(node, isNow || before != (node.AccessTime, node.ModificationTime));
    }

    private double Time(double? wanted, double present) => wanted switch
    {
        null => present,
        double.NaN => files.Now,
        { } time => time,
    };

    private bool MakeFile(string path)
    {
        if (files.Find(path, follow: true) is not null)
        {
            return false;
        }

        var place = files.Locate(path, follow: true) ?? throw Failure($"cannot make the file {path}", NoEntry);
        place.Put(NewNode(PathKind.File, NewFileMode), files.Now);
        return true;
    }

    private bool MakeLink(string path, string target, bool replace)
    {
        if (files.Find(path, follow: false) is { IsLink: true } link && link.LinkTarget == target)
        {
            return false;
        }

        var node = files.NewNode(PathKind.Link, 0b111_111_111, target);
        node.UserId = userId;
        PutInPlace(path, node, replace, $"cannot make the link {path}");
        return true;
    }

    private bool MakeHardLink(string path, string target, bool replace)
    {
        var what = $"cannot make the hard link {path} to {target}";
        var node = files.Find(target, follow: true) ?? throw Failure(what, NoEntry);
        if (files.Find(path, follow: false) == node)
        {
            return false;
        }

        PutInPlace(path, node, replace, what);
        node.LinkCount++;
        return true;
    }

    private void PutInPlace(string path, MemoryNode node, bool replace, string what)
    {
        var place = Place(path, what);
        if (place.Node is not null && !replace)
        {
            throw Failure(what, Exists);
        }

        if (place.Node is { IsDirectory: true, Entries.Count: > 0 })
        {
            throw Failure(what, "Directory not empty");
        }

        place.Put(node, files.Now);
    }

    private bool Remove(string path)
    {
        if (files.Locate(path, follow: false) is not { Node: not null } place)
        {
            return false;
        }

        place.Clear(files.Now);
        return true;
    }

    private bool Move(string path, string destination)
    {
        var what = $"cannot move {path} to {destination}";
        if (files.Locate(path, follow: false) is not { Node: { } node } source)
        {
            throw Failure(what, NoEntry);
        }

        var place = Place(destination, what);
        if (place.Node is { IsDirectory: true })
        {
            throw Failure(what, "Is a directory");
        }

        source.Clear(files.Now);
        node.LinkCount++;
        place.Put(node, files.Now);
        return true;
    }

    private bool Copy(string path, string destination, bool preserve)
    {
        var what = $"cannot copy {path} to {destination}";
        var source = files.Find(path, follow: true) ?? throw Failure(what, NoEntry);
        var place = files.Locate(destination, follow: true) ?? throw Failure(what, NoEntry);
        if (source.IsDirectory || place.Node is { IsDirectory: true })
        {
            throw Failure(what, "Is a directory");
        }

        if (place.Node is { } old && old.Content.AsSpan().SequenceEqual(source.Content) && !(preserve && !HaveSameAttributes(old, source)))
        {
            return false;
        }

        var copy = NewNode(PathKind.File, NewFileMode);
        copy.Content = source.Content;
        TakeAttributes(copy, preserve ? source : place.Node, withTimes: preserve);
        place.Put(copy, files.Now);
        return true;
    }

    /// <summary>Gives a copy what its model has.</summary>
    public static void TakeAttributes(MemoryNode copy, MemoryNode? model, bool withTimes)
    {
        if (model is null)
        {
            return;
        }

        (copy.UserId, copy.GroupId, copy.Mode) = (model.UserId, model.GroupId, model.Mode);
        if (withTimes)
        {
            (copy.AccessTime, copy.ModificationTime) = (model.AccessTime, model.ModificationTime);
        }
    }

    /// <summary>Makes a node that belongs to the target's user.</summary>
    public MemoryNode NewNode(PathKind kind, int mode)
    {
        var node = files.NewNode(kind, mode);
        node.UserId = node.GroupId = userId;
        return node;
    }

    private static bool HaveSameAttributes(MemoryNode left, MemoryNode right) =>
        (left.UserId, left.GroupId, left.Mode, left.ModificationTime) == (right.UserId, right.GroupId, right.Mode, right.ModificationTime);

    private MemoryPlace Place(string path, string what) => files.Locate(path, follow: false) ?? throw Failure(what, NoEntry);

    private bool Touch(MemoryNode node, bool changed)
    {
        node.ChangeTime = changed ? files.Now : node.ChangeTime;
        return changed;
    }

    private static TargetOperationException Failure(string what, string reason) => new($"{what}: {reason}");
}
