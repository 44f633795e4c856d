using System.Globalization;

namespace PlaybookRunner.Targets.Shell.Fragments;

/// <summary>The entries of a directory with their status: <c>find</c> hands them to <c>stat</c> in groups.</summary>
internal static class ListFragment
{
    /// <summary>
    /// <c>pr_list PATH DEPTH FOLLOW ALGORITHM</c> prints path and status line of each entry; then, after a mark each, the texts of the
    /// links and the digests of the files. GNU <c>stat</c> prints paths with null bytes itself; elsewhere a loop does.
    /// </summary>
    public const string Script = """
        pr_list() {
          if [ ! -d "$1" ]; then
            if [ -e "$1" ]; then pr_fail "cannot list $1: Not a directory"; else pr_fail "cannot list $1: No such file or directory"; fi
            return 1
          fi
          if [ ! -r "$1" ] || [ ! -x "$1" ]; then pr_fail "cannot list $1: Permission denied"; return 1; fi
          pr_p=$1 pr_a=$4 pr_f=
          [ "$3" != 1 ] || pr_f=-L
          case $pr_p in */) ;; *) [ ! -L "$pr_p" ] || pr_p=$pr_p/;; esac
          pr_d="-mindepth 1"
          [ -z "$2" ] || pr_d="$pr_d -maxdepth $2"
          if [ -n "$pr_statz" ]; then
            find $pr_f "$pr_p" $pr_d -exec stat --printf="%n\\0$pr_fmt\\0" -- {} +
          else
            find $pr_f "$pr_p" $pr_d -exec "$pr_sh" -c 'f=$1; shift
              for p; do s=$(stat -c "$f" -- "$p") && printf "%s\000%s\000" "$p" "$s"; done' sh "$pr_fmt" {} +
          fi
          printf '%s;' "$N"
          pr_t='-type l'
          [ -z "$pr_f" ] || pr_t=
          find $pr_f "$pr_p" $pr_d $pr_t -exec "$pr_sh" -c 'for p; do
            [ -L "$p" ] || continue
            printf "%s\000" "$p"; readlink -- "$p"; printf "\000"
            [ ! -e "$p" ] || readlink -f -- "$p"
            printf "\000"
            [ ! -r "$p" ] || printf r
            [ ! -w "$p" ] || printf w
            [ ! -x "$p" ] || printf x
            printf "\000"; done' sh {} +
          printf '%s;' "$N"
          [ -z "$pr_a" ] || find $pr_f "$pr_p" $pr_d -type f -exec "$pr_sh" -c "$pr_sumlib"'; a=$1; shift
            for p; do
            [ ! -L "$p" ] || continue
            printf "%s\000%s\000" "$p" "$(pr_sum "$a" <"$p" 2>/dev/null)"; done' sh "$pr_a" {} +
          printf '%s;' "$N"
        }
        """;

    /// <summary>The request.</summary>
    public static string Request(DirectoryQuery query)
    {
        FileDigest.Check(query.ChecksumAlgorithm);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"pr_list {ShellWord.Path(query.Path)} '{query.Depth}' {(query.Follow ? 1 : 0)} '{query.ChecksumAlgorithm}'");
    }

    /// <summary>Reads the entries. What <c>find</c> could not enter is an entry without entries, not an error.</summary>
    public static IReadOnlyList<PathStatus> Parse(ShellReply reply, ShellUser user)
    {
        if (reply.Rest.IsEmpty)
        {
            reply.ThrowIfFailed();
        }

        var statuses = reply.ReadPart();
        var links = ReadLinks(reply.ReadPart());
        var digests = ReadDigests(reply.ReadPart());
        var entries = new List<PathStatus>();
        while (!statuses.Rest.IsEmpty)
        {
            var status = user.WithAccess(StatusFragment.ParseLine(statuses.ReadText(), statuses.ReadText()));
            status = links.TryGetValue(status.Path, out var addTexts) ? addTexts(status) : status;
            entries.Add(status with { Checksum = digests.GetValueOrDefault(status.Path) });
        }

        entries.Sort((left, right) => PathOrder.Compare(left.Path, right.Path));
        return entries;
    }

    private static Dictionary<string, Func<PathStatus, PathStatus>> ReadLinks(ShellReply part)
    {
        var links = new Dictionary<string, Func<PathStatus, PathStatus>>(StringComparer.Ordinal);
        while (!part.Rest.IsEmpty)
        {
            var path = part.ReadText();
            var target = part.ReadOutput();
            var source = part.ReadOutput();
            var access = part.ReadText();
            links[path] = status => StatusFragment.WithAccess(status, access) with { LinkTarget = target, LinkSource = source.Length == 0 ? null : source };
        }

        return links;
    }

    private static Dictionary<string, string?> ReadDigests(ShellReply part)
    {
        var digests = new Dictionary<string, string?>(StringComparer.Ordinal);
        while (!part.Rest.IsEmpty)
        {
            var path = part.ReadText();
            var digest = part.ReadText();
            digests[path] = digest.Length == 0 ? null : digest;
        }

        return digests;
    }
}
