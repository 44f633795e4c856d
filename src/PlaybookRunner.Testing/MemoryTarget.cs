using System.Text;
using PlaybookRunner.Commands;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Testing;

/// <summary>
/// A small machine in memory for tests of modules: files, directories, links, users and groups behave as on a real one, and commands
/// answer what the test scripted. Permissions are kept and described but not enforced.
/// </summary>
public sealed class MemoryTarget : ITarget
{
    private readonly MemoryAccounts _accounts = new();
    private readonly MemoryFiles _files;
    private readonly MemoryChanges _changes;
    private readonly List<ScriptedCommand> _scripts = [];
    private readonly List<CommandRequest> _commands = [];
    private readonly Dictionary<TargetEndpoint, Func<Stream>> _endpoints = [];
    private readonly TimeProvider _time;
    private readonly uint _userId;

    /// <summary>Makes a machine with <c>/etc</c>, <c>/home</c>, <c>/root</c> and <c>/tmp</c>, and the users <c>root</c>, <c>daemon</c> and <c>bin</c>.</summary>
    /// <param name="user">Who the target is; a user other than those three gets the number 1000 and a home folder.</param>
    /// <param name="time">The clock of the machine; null for the system's.</param>
    public MemoryTarget(string user = "root", TimeProvider? time = null)
    {
        _time = time ?? TimeProvider.System;
        _files = new MemoryFiles(_time);
        AddUser("root", 0, "/root").AddUser("daemon", 1, "/usr/sbin").AddUser("bin", 2, "/bin");
        if (_accounts.Home(user) is null)
        {
            AddUser(user, 1000, "/home/" + user);
        }

        _userId = _accounts.UserId(user);
        Identity = new TargetIdentity("memory", "memory", user, _accounts.Home(user)!, "/tmp") { IsRoot = _userId == 0 };
        _changes = new MemoryChanges(_files, _accounts, Expand, _userId);
        foreach (var folder in new[] { "/etc", "/root", "/tmp", Identity.Home })
        {
            AddDirectory(folder);
        }
    }

    /// <inheritdoc/>
    public TargetIdentity Identity { get; }

    /// <inheritdoc/>
    public long RoundTrips { get; private set; }

    /// <summary>The commands that were run, in order, including those whose script failed them.</summary>
    public IReadOnlyList<CommandRequest> Commands => _commands;

    /// <summary>Adds a user and a group of the same name and number.</summary>
    /// <param name="name">The name.</param>
    /// <param name="id">The number of both.</param>
    /// <param name="home">The home folder's path, which is not made; null for one under <c>/home</c>.</param>
    public MemoryTarget AddUser(string name, int id, string? home = null)
    {
        _accounts.AddUser(name, (uint)id, home ?? "/home/" + name);
        return AddGroup(name, id);
    }

    /// <summary>Adds a group.</summary>
    public MemoryTarget AddGroup(string name, int id)
    {
        _accounts.AddGroup(name, (uint)id);
        return this;
    }

    /// <summary>Adds a directory and its missing parents.</summary>
    /// <param name="path">The path.</param>
    /// <param name="attributes">Owner, group and permissions; null for root's with 0755.</param>
    public MemoryTarget AddDirectory(string path, PathAttributes? attributes = null)
    {
        _changes.Apply(new PathChange.MakeDirectory(path) { Attributes = attributes ?? PathAttributes.None });
        return this;
    }

    /// <summary>Adds a file, with the missing directories on the way to it.</summary>
    /// <param name="path">The path.</param>
    /// <param name="text">The content, written as UTF-8.</param>
    /// <param name="attributes">Owner, group and permissions; null for the target's user with 0644.</param>
    public MemoryTarget AddFile(string path, string text, PathAttributes? attributes = null)
    {
        AddDirectory(TemporaryName.Split(path).Folder);
        Put(new FileWrite(path, FileContent.Text(text)) { Attributes = attributes ?? PathAttributes.None });
        return this;
    }

    /// <summary>Adds a symbolic link, with the missing directories on the way to it.</summary>
    public MemoryTarget AddLink(string path, string target)
    {
        AddDirectory(TemporaryName.Split(path).Folder);
        _changes.Apply(new PathChange.MakeLink(path, target, Replace: true));
        return this;
    }

    /// <summary>Scripts the commands that fit; the script added last is asked first.</summary>
    /// <param name="fits">Tells whether a request is meant.</param>
    /// <param name="answer">Makes the result, and may change files on the way.</param>
    public MemoryTarget Script(Func<CommandRequest, bool> fits, Func<CommandRequest, CommandResult> answer)
    {
        _scripts.Insert(0, new ScriptedCommand(fits, answer));
        return this;
    }

    /// <summary>Scripts one command by its text.</summary>
    /// <param name="command">The command as it is shown: arguments quoted as for a shell, secrets masked.</param>
    /// <param name="output">What it writes to standard output.</param>
    /// <param name="error">What it writes to standard error.</param>
    /// <param name="exitCode">Its exit code.</param>
    public MemoryTarget Script(string command, string output = "", string error = "", int exitCode = 0) =>
        Script(
            request => request.Command.ToString() == command,
            _ => new CommandResult(exitCode, Encoding.UTF8.GetBytes(output), Encoding.UTF8.GetBytes(error)));

    /// <summary>Lets something listen at an endpoint.</summary>
    /// <param name="endpoint">Where.</param>
    /// <param name="connect">Makes the target's side of each connection.</param>
    public MemoryTarget Listen(TargetEndpoint endpoint, Func<Stream> connect)
    {
        _endpoints[endpoint] = connect;
        return this;
    }

    /// <summary>A file's content as text.</summary>
    /// <exception cref="TargetOperationException">There is no such file.</exception>
    public string ReadText(string path) => Encoding.UTF8.GetString(Read(path));

    /// <inheritdoc/>
    public Task<IReadOnlyList<PathStatus>> InspectAsync(IReadOnlyList<PathQuery> queries, CancellationToken cancellationToken) =>
        Do<IReadOnlyList<PathStatus>>(() => [.. queries.Select(Inspect)], cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PathStatus>> ListAsync(DirectoryQuery query, CancellationToken cancellationToken) =>
        Do<IReadOnlyList<PathStatus>>(() => List(query), cancellationToken);

    /// <inheritdoc/>
    public async Task<WriteOutcome> WriteAsync(FileWrite write, CancellationToken cancellationToken)
    {
        RoundTrips++;
        cancellationToken.ThrowIfCancellationRequested();
        if (write.Validation is { } validation)
        {
            var temporary = TemporaryName.Beside(write.Path);
            var command = FileValidation.For(validation, temporary);
            Put(new FileWrite(temporary, write.Content));
            var result = await Task.FromResult(Run(command));
            _changes.Apply(new PathChange.Remove(temporary));
            FileValidation.Check(result);
        }

        return Put(write);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<bool>> ApplyAsync(IReadOnlyList<PathChange> changes, CancellationToken cancellationToken) =>
        Do<IReadOnlyList<bool>>(() => Apply(changes), cancellationToken);

    /// <inheritdoc/>
    public Task<ChangeOutcome> ApplyAndInspectAsync(
        IReadOnlyList<PathChange> changes, IReadOnlyList<PathQuery> queries, CancellationToken cancellationToken) =>
        Do(() => new ChangeOutcome(Apply(changes), [.. queries.Select(Inspect)]), cancellationToken);

    /// <inheritdoc/>
    public Task<CommandResult> RunAsync(CommandRequest request, IProgress<OutputLine>? output, CancellationToken cancellationToken) =>
        Do(
            () =>
            {
                var result = Run(request);
                Report(result.Output, isError: false, output);
                Report(result.Error, isError: true, output);
                return result;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<Stream> OpenReadAsync(string path, CancellationToken cancellationToken) =>
        Do<Stream>(() => new MemoryStream(Read(path), writable: false), cancellationToken);

    /// <inheritdoc/>
    public Task<Stream> ConnectAsync(TargetEndpoint endpoint, CancellationToken cancellationToken) =>
        Do(
            () => _endpoints.TryGetValue(endpoint, out var connect) ? connect() : throw EndpointErrors.Unreachable(endpoint, "Connection refused"),
            cancellationToken);

    private List<bool> Apply(IReadOnlyList<PathChange> changes)
    {
        var outcomes = new List<bool>(changes.Count);
        foreach (var change in changes)
        {
            outcomes.Add(Apply(change, outcomes.Count));
        }

        return outcomes;
    }

    private Task<T> Do<T>(Func<T> operation, CancellationToken cancellationToken)
    {
        RoundTrips++;
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        try
        {
            return Task.FromResult(operation());
        }
        catch (TargetException exception)
        {
            return Task.FromException<T>(exception);
        }
    }

    private string Expand(string path)
    {
        if (!path.StartsWith('~'))
        {
            return path;
        }

        var end = path.IndexOf('/', StringComparison.Ordinal);
        var user = end < 0 ? path[1..] : path[1..end];
        var home = user.Length == 0 ? Identity.Home : _accounts.Home(user);
        return home is null ? path : home + (end < 0 ? "" : path[end..]);
    }

    private PathStatus Inspect(PathQuery query)
    {
        FileDigest.Check(query.ChecksumAlgorithm);
        var path = Expand(query.Path);
        return _files.Find(path, query.Follow) is { } node ? Describe(path, node, query) : new PathStatus(path, PathKind.Absent);
    }

    private PathStatus Describe(string path, MemoryNode node, PathQuery query)
    {
        var behind = node.IsLink ? _files.Locate(path, follow: true) : null;
        var access = Access(behind?.Node ?? node);
        var hasContent = node.Kind == PathKind.File && query.ContentLimit > 0 && node.Size <= query.ContentLimit;
        return new PathStatus(path, node.Kind)
        {
            Size = node.Size,
            Mode = node.Mode,
            UserId = node.UserId,
            GroupId = node.GroupId,
            Owner = _accounts.UserName(node.UserId),
            Group = _accounts.GroupName(node.GroupId),
            AccessTime = node.AccessTime,
            ModificationTime = node.ModificationTime,
            ChangeTime = node.ChangeTime,
            Inode = node.Inode,
            Device = 1,
            LinkCount = node.LinkCount,
            LinkTarget = node.IsLink ? node.LinkTarget : null,
            LinkSource = behind is { Node: not null } ? behind.Path : null,
            Checksum = node.Kind == PathKind.File ? FileDigest.Compute(query.ChecksumAlgorithm, node.Content) : null,
            Content = hasContent ? new ReadOnlyMemory<byte>(node.Content) : default(ReadOnlyMemory<byte>?),
            IsReadable = (access & 4) != 0,
            IsWritable = (access & 2) != 0,
            IsExecutable = (access & 1) != 0,
        };
    }

    private int Access(MemoryNode node)
    {
        if (_userId == 0)
        {
            return node.IsDirectory || (node.Mode & 0b001_001_001) != 0 ? 7 : 6;
        }

        return (node.Mode >> (node.UserId == _userId ? 6 : node.GroupId == _userId ? 3 : 0)) & 7;
    }

    private List<PathStatus> List(DirectoryQuery query)
    {
        FileDigest.Check(query.ChecksumAlgorithm);
        var path = Expand(query.Path);
        var node = _files.Find(path, follow: true) ?? throw new TargetOperationException($"cannot list {path}: No such file or directory");
        var entries = new List<PathStatus>();
        Descend(node.IsDirectory ? node : throw new TargetOperationException($"cannot list {path}: Not a directory"), path.TrimEnd('/'), query.Depth ?? int.MaxValue, query, entries);
        return entries;
    }

    private void Descend(MemoryNode directory, string path, int depth, DirectoryQuery query, List<PathStatus> entries)
    {
        if (depth <= 0)
        {
            return;
        }

        foreach (var (name, node) in directory.Entries)
        {
            var entry = $"{path}/{name}";
            entries.Add(Describe(entry, node, new PathQuery(entry) { ChecksumAlgorithm = query.ChecksumAlgorithm }));
            if ((query.Follow ? _files.Find(entry, follow: true) : node) is { IsDirectory: true } inner)
            {
                Descend(inner, entry, depth - 1, query, entries);
            }
        }
    }

    private WriteOutcome Put(FileWrite write)
    {
        var path = Expand(write.Path);
        var place = _files.Locate(path, write.Follow)
            ?? throw new TargetOperationException($"cannot write {path}: the folder {TemporaryName.Split(path).Folder.TrimEnd('/')} does not exist");
        if (place.Node is { IsDirectory: true })
        {
            throw new TargetOperationException($"cannot write {place.Path}: Is a directory");
        }

        var old = place.Node is { Kind: PathKind.File } file ? file : null;
        var node = _changes.NewNode(PathKind.File, MemoryChanges.NewFileMode);
        using var source = write.Content.OpenRead();
        node.Content = new byte[write.Content.Length];
        source.ReadExactly(node.Content);
        MemoryChanges.TakeAttributes(node, old, withTimes: false);
        _changes.GiveAttributes(node, write.Attributes);
        var backup = write.Backup && old is not null ? BackUp(place.Path) : null;
        place.Put(node, _files.Now);
        return new WriteOutcome(Describe(place.Path, node, new PathQuery(place.Path))) { BackupPath = backup };
    }

    private string BackUp(string path)
    {
        var backup = BackupName.For(path, 1, _time.GetLocalNow());
        _changes.Apply(new PathChange.Copy(path, backup) { PreserveAttributes = true });
        return backup;
    }

    private byte[] Read(string path)
    {
        var expanded = Expand(path);
        return _files.Find(expanded, follow: true) switch
        {
            null => throw new TargetOperationException($"cannot read {expanded}: No such file or directory"),
            { IsDirectory: true } => throw new TargetOperationException($"cannot read {expanded}: Is a directory"),
            var node => node.Content,
        };
    }

    private bool Apply(PathChange change, int completed)
    {
        try
        {
            return _changes.Apply(change);
        }
        catch (TargetOperationException exception)
        {
            throw new TargetOperationException(exception.Message) { CompletedChanges = completed };
        }
    }

    private CommandResult Run(CommandRequest request)
    {
        _commands.Add(request);
        var script = _scripts.FirstOrDefault(script => script.Fits(request));
        return script is not null ? script.Answer(request) : throw new TargetOperationException($"no script answers the command: {request.Command}");
    }

    private static void Report(string text, bool isError, IProgress<OutputLine>? listener)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            listener?.Report(new OutputLine(line, isError));
        }
    }
}
