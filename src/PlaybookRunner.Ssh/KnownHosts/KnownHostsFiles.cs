using System.Globalization;

namespace PlaybookRunner.Ssh.KnownHosts;

/// <summary>The files that a host's key is looked up in.</summary>
internal sealed class KnownHostsFiles
{
    private const int DefaultPort = 22;

    private readonly IReadOnlyList<string> _files;
    private readonly List<KnownHostEntry> _entries = [];

    private KnownHostsFiles(IReadOnlyList<string> files) => _files = files;

    /// <summary>Reads the files; one that does not exist knows no hosts.</summary>
    public static KnownHostsFiles Read(IReadOnlyList<string> files)
    {
        var known = new KnownHostsFiles(files);
        foreach (var file in files.Where(File.Exists))
        {
            var number = 0;
            foreach (var line in File.ReadLines(file))
            {
                if (KnownHostEntry.Parse(file, ++number, line) is { Marker: null or "revoked" } entry)
                {
                    known._entries.Add(entry);
                }
            }
        }

        return known;
    }

    /// <summary>The types of the keys known for a host, so that the server is asked for one of those.</summary>
    public IReadOnlyList<string> KeyTypes(string host, int port) =>
        [.. Entries(host, port).Where(entry => entry.Marker is null).Select(entry => entry.KeyType).Distinct()];

    /// <summary>Compares the key that a server shows with what is known.</summary>
    /// <param name="host">The name or address that was asked for.</param>
    /// <param name="port">The port.</param>
    /// <param name="key">The server's key.</param>
    /// <returns>Null when the key is the known one, else why it is not trusted.</returns>
    public HostKeyProblem? Check(string host, int port, HostKey key)
    {
        var entries = Entries(host, port);
        if (_entries.FirstOrDefault(entry => entry.Marker is not null && Shows(entry, key) && IsAbout(entry, host, port)) is { } revoked)
        {
            return new HostKeyProblem.Revoked(revoked);
        }

        if (entries.Any(entry => Shows(entry, key)))
        {
            return null;
        }

        var other = entries.FirstOrDefault(entry => entry.KeyType == key.Type) ?? entries.FirstOrDefault();
        return other is null ? new HostKeyProblem.Unknown(_files) : new HostKeyProblem.Changed(other);
    }

    /// <summary>Adds a host's key to the first file.</summary>
    public void Add(string host, int port, HostKey key)
    {
        var file = _files[0];
        if (Path.GetDirectoryName(file) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        File.AppendAllText(file, $"{Name(host, port)} {key.Type} {Convert.ToBase64String(key.Blob)}\n");
    }

    /// <summary>A host as such files write it.</summary>
    public static string Name(string host, int port) =>
        port == DefaultPort ? host : string.Create(CultureInfo.InvariantCulture, $"[{host}]:{port}");

    private static bool Shows(KnownHostEntry entry, HostKey key) => entry.Key.AsSpan().SequenceEqual(key.Blob);

    private static bool IsAbout(KnownHostEntry entry, string host, int port) => entry.IsFor(Name(host, port)) || entry.IsFor(host);

    // As in OpenSSH, a host on another port is also known by a line without a port.
    private List<KnownHostEntry> Entries(string host, int port)
    {
        var exact = _entries.Where(entry => entry.Marker is null && entry.IsFor(Name(host, port))).ToList();
        return exact.Count > 0 || port == DefaultPort ? exact : _entries.Where(entry => entry.Marker is null && entry.IsFor(host)).ToList();
    }
}
