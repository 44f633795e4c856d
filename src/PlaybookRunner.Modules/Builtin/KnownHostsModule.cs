using System.Security.Cryptography;
using System.Text;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Adds and removes SSH host keys in a <c>known_hosts</c> file.</summary>
[Module("ansible.builtin.known_hosts")]
internal sealed partial class KnownHostsModule : IModule<KnownHostsOptions>
{
    private const int LargestFile = 64 * 1024 * 1024;
    private const int Readable = 0b110_100_100;

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(KnownHostsOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var name = options.Name.ToLowerInvariant();
        var key = Key(options, name);
        var status = (await call.Target.InspectAsync([new PathQuery(options.Path) { Follow = true, ContentLimit = LargestFile }], cancellationToken))[0];
        var before = status.Content is { } content ? Encoding.UTF8.GetString(content.Span) : "";
        var after = Change(before, name, key, options);
        var changed = after != before;
        var diff = new ModuleDiff { Before = before, After = after, BeforeHeader = status.Exists ? status.Path : "/dev/null", AfterHeader = status.Path };
        var result = ModuleResult.Of(changed) with { Diff = [diff] };
        if (call.CheckMode)
            return result;

        if (changed)
            await WriteAsync(status, after, call, cancellationToken);

        result = result.With("name", name).With("key", options.Key).With("path", options.Path).With("hash_host", options.HashHost)
            .With("state", options.State == AccountState.Present ? "present" : "absent");
        return await result.WithFileAsync(options.Path, call, cancellationToken);
    }

    private static string? Key(KnownHostsOptions options, string name)
    {
        var key = options.Key?.Trim();
        if (key is null && options.State == AccountState.Present)
            throw new ModuleFailedException("No key specified when adding a host");

        if (key is not null && !KnownHostKey.IsFor(key, name))
            throw new ModuleFailedException("Host parameter does not match hashed host field in supplied key");

        return key;
    }

    private static string Change(string text, string name, string? key, KnownHostsOptions options)
    {
        var lines = text.Split('\n').SkipLast(text.EndsWith('\n') || text.Length == 0 ? 1 : 0).ToList();
        var kind = key is null ? null : KnownHostKey.Kind(key);
        var isWanted = (string line) => options.State == AccountState.Present && KnownHostKey.Value(line) == KnownHostKey.Value(key!)
            && KnownHostKey.IsHashed(line) == options.HashHost;
        var found = lines.Where(line => KnownHostKey.IsFor(line, name) && (kind is null || KnownHostKey.Kind(line) == kind)).ToList();
        if (options.State == AccountState.Present && found is [var only] && isWanted(only))
            return text;

        var kept = lines.Except(found).ToList();
        if (options.State == AccountState.Present)
            kept.Add(options.HashHost ? KnownHostKey.Hash(key!, name) : key!);
        else if (found.Count == 0)
            return text;

        return string.Concat(kept.Select(line => line + "\n"));
    }

    private static async Task WriteAsync(PathStatus status, string text, ModuleCall call, CancellationToken cancellationToken)
    {
        if (!status.Exists)
        {
            var folder = new PathAttributes(Mode: new Targets.FileMode.Absolute(0b111_000_000));
            await call.Target.ApplyAsync([new PathChange.MakeDirectory(Path.GetDirectoryName(status.Path)!) { Attributes = folder }], cancellationToken);
        }

        var attributes = status.Exists ? PathAttributes.None : new PathAttributes(Mode: new Targets.FileMode.Absolute(Readable));
        await call.Target.WriteAsync(new FileWrite(status.Path, FileContent.Text(text)) { Attributes = attributes }, cancellationToken);
    }
}

/// <summary>Lines of a <c>known_hosts</c> file: names or their hash, kind, key.</summary>
internal static class KnownHostKey
{
    private const string HashMark = "|1|";

    /// <summary>Whether a line is about a host, also when the name is hashed.</summary>
    public static bool IsFor(string line, string name)
    {
        var names = Fields(line).FirstOrDefault("");
        if (!names.StartsWith(HashMark, StringComparison.Ordinal))
            return names.Split(',').Any(one => one.Equals(name, StringComparison.OrdinalIgnoreCase));

        return names.Split('|') is [_, _, var salt, var hash] && TryHash(salt, name) == hash;
    }

    /// <summary>The kind of a line's key.</summary>
    public static string Kind(string line) => Fields(line).ElementAtOrDefault(1) ?? "";

    /// <summary>A line's key in base64.</summary>
    public static string Value(string line) => Fields(line).ElementAtOrDefault(2) ?? "";

    /// <summary>Whether a line's name is hashed.</summary>
    public static bool IsHashed(string line) => Fields(line).FirstOrDefault("").StartsWith(HashMark, StringComparison.Ordinal);

    /// <summary>The line with its name hashed under a new salt.</summary>
    public static string Hash(string line, string name)
    {
        var salt = Convert.ToBase64String(RandomNumberGenerator.GetBytes(20));
        return IsHashed(line) ? line : $"{HashMark}{salt}|{TryHash(salt, name)} {string.Join(' ', Fields(line).Skip(1))}";
    }

    // Marked lines (@cert-authority, @revoked) have the mark before the names.
    private static string[] Fields(string line)
    {
        var fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return fields is [['@', ..], ..] ? fields[1..] : fields is [['#', ..], ..] ? [] : fields;
    }

    // HMAC with SHA-1 is what the file format prescribes; it hides names from a casual reader and protects nothing.
#pragma warning disable CA5350
    private static string? TryHash(string salt, string name)
    {
        try
        {
            return Convert.ToBase64String(HMACSHA1.HashData(Convert.FromBase64String(salt), Encoding.UTF8.GetBytes(name)));
        }
        catch (FormatException)
        {
            return null;
        }
    }
#pragma warning restore CA5350
}

/// <summary>The options of <c>known_hosts</c>.</summary>
internal sealed class KnownHostsOptions
{
    /// <summary>The host's name, or <c>[name]:port</c>.</summary>
    [Option(Aliases = ["host"])]
    public required string Name { get; init; }

    /// <summary>The key as a line of the file.</summary>
    public string? Key { get; init; }

    /// <summary>Whether the key shall be there.</summary>
    public AccountState State { get; init; }

    /// <summary>The file.</summary>
    [Option(IsPath = true)]
    public string Path { get; init; } = "~/.ssh/known_hosts";

    /// <summary>Whether the name is written hashed.</summary>
    public bool HashHost { get; init; }
}
