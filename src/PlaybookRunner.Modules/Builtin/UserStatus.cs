using System.Globalization;
using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>A user as the target's databases have it.</summary>
internal sealed record UserStatus
{
    // One line per finding, its kind first. The shadow entry is readable for root only.
    private const string Script =
        """
        user=$1 key=$2
        shift 2
        look() { getent "$1" "$2" 2>/dev/null || grep "^$2:" "/etc/$1" 2>/dev/null; }
        for group; do look group "$group" | sed "1s/^/group /;1q" || true; done
        entry=$(look passwd "$user") || exit 0
        printf 'passwd %s\n' "$entry"
        look shadow "$user" | sed 's/^/shadow /'
        printf 'groups %s\n' "$(id -Gn "$user")"
        printf 'primary %s\n' "$(id -gn "$user")"
        [ -n "$key" ] || exit 0
        home=${entry%:*} home=${home##*:}
        case $key in /*) ;; *) key=$home/$key ;; esac
        [ -e "$key" ] || exit 0
        printf 'key %s\n' "$key"
        printf 'fingerprint %s\n' "$(ssh-keygen -l -f "$key")"
        printf 'public %s\n' "$(cat "$key.pub")"
        """;

    /// <summary>The entry in <c>passwd</c>.</summary>
    public required string[] Entry { get; init; }

    /// <summary>The entry in <c>shadow</c>; empty when it cannot be read.</summary>
    public string[] Shadow { get; init; } = [];

    /// <summary>The names of the groups beside the primary one.</summary>
    public IReadOnlySet<string> Groups { get; init; } = new HashSet<string>();

    /// <summary>The private SSH key's path, its fingerprint and the public key; null when there is no such key.</summary>
    public (string Path, string Fingerprint, string Public)? Key { get; init; }

    /// <summary>The user's number.</summary>
    public long Uid => long.Parse(Entry[2], CultureInfo.InvariantCulture);

    /// <summary>The primary group's number.</summary>
    public long Gid => long.Parse(Entry[3], CultureInfo.InvariantCulture);

    /// <summary>The password's hash as it stands in the database; null when it cannot be read.</summary>
    public string? Password => Shadow.Length > 1 ? Shadow[1] : null;

    /// <summary>The question for a user and for groups by name or number.</summary>
    /// <param name="name">The user.</param>
    /// <param name="keyFile">The path of an SSH key, relative to the home folder or absolute; empty for none.</param>
    /// <param name="groups">Groups to look up.</param>
    public static CommandLine Query(string name, string keyFile, IReadOnlyList<string> groups) => CommandLine.Script(Script, [name, keyFile, .. groups]);

    /// <summary>Reads the answer.</summary>
    /// <param name="output">What the question printed.</param>
    /// <param name="groups">Receives the groups that exist, by name and by number.</param>
    /// <returns>The user; null when there is none.</returns>
    public static UserStatus? Parse(string output, out IReadOnlyDictionary<string, long> groups)
    {
        var lines = output.Split('\n').Select(line => line.Split(' ', 2)).Where(fields => fields.Length == 2).ToLookup(fields => fields[0], fields => fields[1]);
        var known = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var entry in lines["group"].Select(line => line.Split(':')).Where(entry => entry.Length > 2))
            known[entry[0]] = known[entry[2]] = long.Parse(entry[2], CultureInfo.InvariantCulture);

        groups = known;
        if (lines["passwd"].FirstOrDefault()?.Split(':') is not { Length: >= 7 } fields)
            return null;

        var primary = lines["primary"].FirstOrDefault("");
        return new UserStatus
        {
            Entry = fields,
            Shadow = lines["shadow"].FirstOrDefault()?.Split(':') ?? [],
            Groups = lines["groups"].FirstOrDefault("").Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(group => group != primary).ToHashSet(),
            Key = lines["key"].FirstOrDefault() is { } path ? (path, lines["fingerprint"].FirstOrDefault(""), lines["public"].FirstOrDefault("").Trim()) : null,
        };
    }
}
