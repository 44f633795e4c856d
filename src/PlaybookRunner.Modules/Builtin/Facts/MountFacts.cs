using System.Globalization;
using System.Text;

namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>Mounted file systems that stand on a device or come over the network.</summary>
internal static class MountFacts
{
    // A dead network file system must not hang the whole gathering: each is asked with a time limit where the machine has one.
    private const string SpaceScript =
        """
        while read -r device mount others; do
            case $device in /*|*:/*) ;; *) continue ;; esac
            path=$(printf '%b' "$mount")
            printf '%s ' "$mount"
            $limit stat -f -c '%s %S %b %a %c %d' "$path" || echo
        done < /proc/mounts
        """;

    /// <summary>What is read.</summary>
    public static IReadOnlyList<FactSource> Sources { get; } =
    [
        FactSource.File("mounts", "/proc/mounts"),
        FactSource.File("mountinfo", "/proc/self/mountinfo"),
        new("space", SpaceScript),
        new("block_uuids", "lsblk --list --noheadings --paths --output NAME,UUID"),
    ];

    /// <summary>Adds the facts.</summary>
    public static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        var binds = sections.Lines("mountinfo").Select(line => line.Split(' ')).Where(fields => fields.Length > 5 && fields[3] != "/")
            .Select(fields => fields[4]).ToHashSet(StringComparer.Ordinal);
        var spaces = sections.Lines("space").Select(line => line.Split(' ')).GroupBy(fields => fields[0]).ToDictionary(group => group.Key, group => group.Last());
        var uuids = sections.Lines("block_uuids").Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(fields => fields.Length == 2)
            .GroupBy(fields => fields[0]).ToDictionary(group => group.Key, group => group.First()[1]);
        var mounts = new List<object?>();
        foreach (var fields in sections.Lines("mounts").Select(line => line.Split(' ')).Where(IsWanted))
        {
            var isBind = binds.Contains(fields[1]) && fields[2] != "btrfs";
            var mount = Describe(fields, isBind, uuids);
            AddSpace(mount, spaces.GetValueOrDefault(fields[1], []));
            mounts.Add(mount);
        }

        facts["mounts"] = mounts;
    }

    private static bool IsWanted(string[] fields) =>
        fields.Length >= 6 && fields[2] != "none" && (fields[0].StartsWith('/') || fields[0].Contains(":/", StringComparison.Ordinal));

    private static OrderedDictionary<string, object?> Describe(string[] fields, bool isBind, Dictionary<string, string> uuids) => new()
    {
        ["mount"] = Unescape(fields[1]),
        ["device"] = Unescape(fields[0]),
        ["fstype"] = fields[2],
        ["options"] = isBind ? fields[3] + ",bind" : fields[3],
        ["dump"] = Number(fields[4]),
        ["passno"] = Number(fields[5]),
        ["uuid"] = uuids.GetValueOrDefault(Unescape(fields[0]), "N/A"),
    };

    private static void AddSpace(OrderedDictionary<string, object?> mount, string[] fields)
    {
        if (fields.Length != 7)
            return;

        var (blockSize, fragmentSize, total, available, inodes, freeInodes) =
            (Number(fields[1]), Number(fields[2]), Number(fields[3]), Number(fields[4]), Number(fields[5]), Number(fields[6]));
        mount["size_total"] = fragmentSize * total;
        mount["size_available"] = fragmentSize * available;
        mount["block_size"] = blockSize;
        mount["block_total"] = total;
        mount["block_available"] = available;
        mount["block_used"] = total - available;
        mount["inode_total"] = inodes;
        mount["inode_available"] = freeInodes;
        mount["inode_used"] = inodes - freeInodes;
    }

    private static long Number(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Undoes the kernel's octal escapes (<c>\040</c> for a space).</summary>
    internal static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
            return text;

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isOctal = text[i] == '\\' && i + 3 < text.Length && text.AsSpan(i + 1, 3).IndexOfAnyExceptInRange('0', '7') < 0;
            plain.Append(isOctal ? (char)Convert.ToInt32(text.Substring(i + 1, 3), 8) : text[i]);
            i += isOctal ? 3 : 0;
        }

        return plain.ToString();
    }
}
