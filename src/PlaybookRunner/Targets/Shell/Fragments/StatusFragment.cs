using System.Globalization;

namespace PlaybookRunner.Targets.Shell.Fragments;

/// <summary>The status of a path: one line of <c>stat</c>, whose format GNU coreutils and busybox both know.</summary>
internal static class StatusFragment
{
    /// <summary>
    /// Raw mode, owner, group, size, links, inode, device, whole seconds of the times, and the times for people: only those have
    /// fractions in both. Names come last since they may have spaces.
    /// </summary>
    public const string Format = "%f %u %g %s %h %i %d %X %Y %Z|%x|%y|%z|%U:%G";

    /// <summary>
    /// <c>pr_status PATH FOLLOW ALGORITHM LIMIT</c> prints the path, the line of <c>stat</c> (empty: nothing there), the access letters,
    /// and then by kind: a link's texts, a file's content, a file's digest.
    /// </summary>
    public const string Script = $$"""
        pr_fmt='{{Format}}'
        pr_status() {
          printf '%s\000' "$1"
          pr_l=
          [ "$2" = 1 ] || [ ! -L "$1" ] || pr_l=1
          if [ ! -e "$1" ] && [ -z "$pr_l" ]; then printf '\000'; return 0; fi
          if [ -n "$pr_l" ]; then pr_s=$(stat -c "$pr_fmt" -- "$1"); else pr_s=$(stat -L -c "$pr_fmt" -- "$1"); fi
          printf '%s\000' "$pr_s"
          [ -n "$pr_s" ] || return 0
          [ ! -r "$1" ] || printf r
          [ ! -w "$1" ] || printf w
          [ ! -x "$1" ] || printf x
          printf '\000'
          if [ -n "$pr_l" ]; then pr_linktexts "$1"
          elif [ -f "$1" ] && [ -r "$1" ]; then pr_filetexts "$1" "$3" "$4" "$pr_s"
          else printf '\000'
          fi
        }
        pr_linktexts() {
          printf 'l\000'
          readlink -- "$1"
          printf '\000'
          [ ! -e "$1" ] || readlink -f -- "$1"
          printf '\000'
        }
        pr_filetexts() {
          pr_a=$2 pr_m=$3 pr_p=$1
          set -- $4
          if [ "$pr_m" -gt 0 ] && [ "$4" -le "$pr_m" ]; then
            printf 'c\000'
            cat -- "$pr_p"
            printf '%s;' "$N"
          elif [ -n "$pr_a" ]; then
            printf 's\000%s\000' "$(pr_sum "$pr_a" <"$pr_p")"
          else
            printf '\000'
          fi
        }
        """;

    /// <summary><c>pr_sum ALGORITHM</c> prints the digest of its input; nothing when the machine has no program for it.</summary>
    public const string Digest = """
        pr_sum() {
          if command -v "$1sum" >/dev/null 2>&1; then pr_h=$("$1sum") && printf '%s' "${pr_h%% *}"
          elif command -v openssl >/dev/null 2>&1; then pr_h=$(openssl dgst "-$1") && printf '%s' "${pr_h##* }"
          fi
        }
        """;

    /// <summary>The request for some paths.</summary>
    public static string Request(IReadOnlyList<PathQuery> queries) => queries.Count == 0 ? ":" : string.Join("; ", queries.Select(Request));

    /// <summary>Reads the answers for some paths.</summary>
    public static IReadOnlyList<PathStatus> Parse(ShellReply reply, IReadOnlyList<PathQuery> queries)
    {
        reply.ThrowIfFailed();
        return [.. queries.Select(query => Parse(reply, query))];
    }

    /// <summary>The request for one path.</summary>
    public static string Request(PathQuery query)
    {
        FileDigest.Check(query.ChecksumAlgorithm);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"pr_status {ShellWord.Path(query.Path)} {(query.Follow ? 1 : 0)} '{query.ChecksumAlgorithm}' {query.ContentLimit}");
    }

    /// <summary>Reads the answer for one path.</summary>
    public static PathStatus Parse(ShellReply reply, PathQuery query)
    {
        var path = reply.ReadText();
        var line = reply.ReadText();
        if (line.Length == 0)
        {
            return new PathStatus(path, PathKind.Absent);
        }

        var status = WithAccess(ParseLine(path, line), reply.ReadText());
        return WithTexts(status, reply, query);
    }

    /// <summary>Reads one line of <c>stat</c>.</summary>
    public static PathStatus ParseLine(string path, string line)
    {
        var parts = line.Split('|');
        var numbers = parts[0].Split(' ');
        var names = parts[4];
        var colon = names.IndexOf(':', StringComparison.Ordinal);
        var mode = int.Parse(numbers[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return new PathStatus(path, PathKinds.FromMode(mode))
        {
            Mode = mode & 0xfff,
            UserId = Number(numbers[1]),
            GroupId = Number(numbers[2]),
            Size = Number(numbers[3]),
            LinkCount = Number(numbers[4]),
            Inode = ulong.Parse(numbers[5], CultureInfo.InvariantCulture),
            Device = ulong.Parse(numbers[6], CultureInfo.InvariantCulture),
            AccessTime = Time(numbers[7], parts[1]),
            ModificationTime = Time(numbers[8], parts[2]),
            ChangeTime = Time(numbers[9], parts[3]),
            Owner = Name(names[..colon]),
            Group = Name(names[(colon + 1)..]),
        };
    }

    /// <summary>Adds what the user may do, by the letters <c>r</c>, <c>w</c> and <c>x</c>.</summary>
    public static PathStatus WithAccess(PathStatus status, string letters) => status with
    {
        IsReadable = letters.Contains('r', StringComparison.Ordinal),
        IsWritable = letters.Contains('w', StringComparison.Ordinal),
        IsExecutable = letters.Contains('x', StringComparison.Ordinal),
    };

    private static PathStatus WithTexts(PathStatus status, ShellReply reply, PathQuery query)
    {
        switch (reply.ReadText())
        {
            case "l":
                var target = reply.ReadOutput();
                var source = reply.ReadOutput();
                return status with { LinkTarget = target, LinkSource = source.Length == 0 ? null : source };
            case "c":
                var content = reply.ReadContent();
                return status with { Content = content, Checksum = FileDigest.Compute(query.ChecksumAlgorithm, content.Span) };
            case "s":
                var digest = reply.ReadText();
                return status with { Checksum = digest.Length == 0 ? null : digest };
            default:
                return status;
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    // "1795578160" and "2026-11-25 03:42:40.383424252 +0000" make 1795578160.383424252.
    private static double Time(string seconds, string human)
    {
        var point = human.IndexOf('.', StringComparison.Ordinal);
        var fraction = point < 0 ? [] : human.AsSpan(point);
        var end = fraction.IndexOf(' ');
        fraction = end < 0 ? fraction : fraction[..end];
        return Number(seconds) + (fraction.Length > 1 ? double.Parse(fraction, CultureInfo.InvariantCulture) : 0);
    }

    // What both print for a number without a name.
    private static string Name(string name) => name == "UNKNOWN" ? "" : name;
}
