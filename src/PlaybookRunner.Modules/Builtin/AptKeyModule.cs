using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Adds and removes keys by which apt knows packages; without the program apt-key, which newer releases no longer have.</summary>
[Module("ansible.builtin.apt_key")]
internal sealed partial class AptKeyModule : IModule<AptKeyOptions>
{
    // The keys of one file or of all that apt trusts: file and fingerprint, for subkeys as well.
    private const string List =
        """
        command -v gpg >/dev/null || { echo 'Failed to find required executable "gpg"' >&2; exit 127; }
        if [ -n "$1" ]; then set -- "$1"; else set -- /etc/apt/trusted.gpg /etc/apt/trusted.gpg.d/*.gpg /etc/apt/trusted.gpg.d/*.asc; fi
        for file; do
            [ -e "$file" ] || continue
            gpg --batch --show-keys --with-colons "$file" 2>/dev/null | awk -F: -v file="$file" '$1 == "fpr" { print file " " $10 }'
        done
        exit 0
        """;

    // Reads a key on standard input, armoured or not, and writes it where apt finds it.
    private const string Add =
        """
        folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cat > "$folder/key" || exit 1
        if grep -q 'BEGIN PGP PUBLIC KEY BLOCK' "$folder/key"; then gpg --batch --yes -o "$folder/bare" --dearmor "$folder/key" 2>/dev/null; else cp "$folder/key" "$folder/bare"; fi
        fingerprint=$(gpg --batch --show-keys --with-colons "$folder/bare" 2>/dev/null | awk -F: '$1 == "fpr" { print $10; exit }')
        [ -n "$fingerprint" ] || { echo "no valid OpenPGP data found" >&2; exit 4; }
        echo "$fingerprint"
        [ -z "$2" ] || exit 0
        target=${1:-/etc/apt/trusted.gpg.d/$fingerprint.gpg}
        mkdir -p "$(dirname "$target")" && { [ -z "$1" ] || [ ! -e "$1" ] || cat "$1" >> "$folder/bare"; } && chmod 0644 "$folder/bare" && cat "$folder/bare" > "$target" && chmod 0644 "$target"
        """;

    private const string FromServer =
        """
        GNUPGHOME=$(mktemp -d) && export GNUPGHOME && trap 'rm -rf "$GNUPGHOME"' EXIT || exit 1
        gpg --batch --quiet --keyserver "$1" --recv-keys "$2" >&2 && gpg --batch --export "$2"
        """;

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(AptKeyOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var id = options.Id?.ToUpperInvariant().Replace("0X", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        var answer = (await call.RunAsync(CommandLine.Script(List, options.Keyring ?? ""), cancellationToken)).OrFail().Output;
        var keys = answer.Split('\n').Select(line => line.LastIndexOf(' ') is > 0 and var at ? (File: line[..at], Fingerprint: line[(at + 1)..]) : default)
            .Where(key => key.File is not null).ToList();
        if (options.State == AccountState.Absent)
            return await RemoveAsync(id, keys, call, cancellationToken);

        if (id is not null && keys.Any(key => key.Fingerprint.EndsWith(id, StringComparison.Ordinal)))
            return Describe(id, keys, changed: false);

        var content = await FetchAsync(id, options, call, cancellationToken);
        var probe = await AddAsync(content, options, dry: true, call, cancellationToken);
        var isKnown = keys.Any(key => key.Fingerprint == probe);
        if (!isKnown && !call.CheckMode)
            await AddAsync(content, options, dry: false, call, cancellationToken);

        return Describe(id ?? probe, keys, changed: !isKnown);
    }

    private static async Task<ModuleResult> RemoveAsync(
        string? id, List<(string File, string Fingerprint)> keys, ModuleCall call, CancellationToken cancellationToken)
    {
        if (id is null)
            throw new ModuleFailedException("key_id is required");

        var files = keys.Where(key => key.Fingerprint.EndsWith(id, StringComparison.Ordinal)).Select(key => key.File).Distinct().ToList();
        if (files.Count == 0)
            return Describe(id, keys, changed: false);

        var shared = files.FirstOrDefault(file => file == "/etc/apt/trusted.gpg");
        if (!call.CheckMode && shared is not null)
            (await call.RunAsync(CommandLine.Create("gpg", "--batch", "--yes", "--no-default-keyring", "--keyring", shared, "--delete-keys", id), cancellationToken)).OrFail();

        if (!call.CheckMode)
            await call.Target.ApplyAsync([.. files.Where(file => file != shared).Select(file => new Targets.PathChange.Remove(file))], cancellationToken);

        return Describe(id, keys, changed: true);
    }

    private static async Task<ReadOnlyMemory<byte>> FetchAsync(string? id, AptKeyOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (options.Data is { } data)
            return System.Text.Encoding.UTF8.GetBytes(data);

        CommandLine command = options switch
        {
            { File: { } file } => ["cat", file],
            { Url: { } url } => Download.ToOutput(url, options.ValidateCerts),
            { Keyserver: { } server } => CommandLine.Script(FromServer, server, id ?? throw new ModuleFailedException("a key server needs the key's id")),
            _ => throw new ModuleFailedException("one of the following is required: data, file, keyserver, url"),
        };
        var result = await call.RunAsync(new CommandRequest(command) { IsLong = true, HidesOutput = true }, cancellationToken);
        return result.OrFail($"Failed to fetch the key: {result.Error.Trim()}").OutputBytes;
    }

    private static async Task<string> AddAsync(ReadOnlyMemory<byte> key, AptKeyOptions options, bool dry, ModuleCall call, CancellationToken cancellationToken)
    {
        var request = new CommandRequest(CommandLine.Script(Add, options.Keyring ?? "", dry ? "dry" : "")) { Input = key };
        var result = await call.RunAsync(request, cancellationToken);
        var source = options.Url ?? options.File ?? options.Keyserver ?? "inline data";
        return result.OrFail($"Unable to extract key from '{source}'").Output.Trim();
    }

    private static ModuleResult Describe(string id, List<(string File, string Fingerprint)> keys, bool changed) =>
        ModuleResult.Of(changed).With("id", id).With("fp", id).With("key_id", id.Length > 16 ? id[^16..] : id).With("short_id", id.Length > 8 ? id[^8..] : id)
            .With("before", keys.Select(key => key.Fingerprint[^8..]).ToList());
}

/// <summary>The options of <c>apt_key</c>.</summary>
[MutuallyExclusive("data", "file", "keyserver", "url")]
internal sealed class AptKeyOptions
{
    /// <summary>The key's fingerprint or the end of it.</summary>
    public string? Id { get; init; }

    /// <summary>The key's text.</summary>
    public string? Data { get; init; }

    /// <summary>A file of the target that holds the key.</summary>
    [Option(IsPath = true)]
    public string? File { get; init; }

    /// <summary>The key's address.</summary>
    public string? Url { get; init; }

    /// <summary>A server that gives keys by their fingerprints.</summary>
    public string? Keyserver { get; init; }

    /// <summary>The file to write; one of its own in <c>trusted.gpg.d</c> when it is not given.</summary>
    [Option(IsPath = true)]
    public string? Keyring { get; init; }

    /// <summary>Whether the key shall be there.</summary>
    public AccountState State { get; init; }

    /// <summary>Whether certificates are checked.</summary>
    public bool ValidateCerts { get; init; } = true;
}
