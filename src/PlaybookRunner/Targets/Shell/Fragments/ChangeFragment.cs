using System.Globalization;
using System.Text;

namespace PlaybookRunner.Targets.Shell.Fragments;

/// <summary>Changes to paths; each function sets <c>pr_c</c> when it did something.</summary>
internal static class ChangeFragment
{
    public const string Script = """
        pr_mkdir() {
          [ ! -d "$1" ] || return 0
          if [ -e "$1" ] || [ -L "$1" ]; then pr_fail "cannot make the folder $1: File exists"; return 1; fi
          pr_q=${1%/}
          case $pr_q in
            */*) pr_q=${pr_q%/*}; [ -z "$pr_q" ] || pr_mkdir "$pr_q" || return 1;;
          esac
          mkdir -- "$1" || { [ -d "$1" ]; return; }
          pr_c=c
          [ -z "$pr_o$pr_g$pr_m" ] || pr_attrs "$1" 0 0
        }
        pr_micro() {
          pr_n=${2#*.}
          [ "$pr_n" != "$2" ] || pr_n=
          pr_n=${pr_n%% *}000000
          pr_n=1${pr_n%"${pr_n#??????}"}
          pr_n=$(($1 * 1000000 + pr_n - 1000000))
        }
        pr_near() {
          [ -n "$3" ] || return 0
          [ "$3" != now ] || return 1
          pr_micro "$1" "$2"
          pr_n=$((pr_n - $3))
          [ "$pr_n" -le 1 ] && [ "$pr_n" -ge -1 ]
        }
        pr_touch() {
          if [ "$3" = now ]; then touch $4 $2 -- "$1"
          else touch $4 $2 -d "@$(($3 / 1000000)).$(printf '%06d' $(($3 % 1000000)))" -- "$1" 2>/dev/null || touch $4 $2 -d "@$(($3 / 1000000))" -- "$1"
          fi
        }
        pr_times() {
          pr_p=$1 pr_a=$2 pr_y=$3 pr_h=-ch
          [ "$4" != 1 ] || pr_h=-c
          if [ "$4" = 1 ]; then pr_s=$(stat -L -c '%X|%Y|%x|%y' -- "$1"); else pr_s=$(stat -c '%X|%Y|%x|%y' -- "$1"); fi || return 1
          IFS='|'
          set -- $pr_s
          IFS=$pr_ifs
          ! { pr_near "$1" "$3" "$pr_a" && pr_near "$2" "$4" "$pr_y"; } || return 0
          if [ "$pr_a" = "$pr_y" ]; then pr_touch "$pr_p" '' "$pr_a" $pr_h || return 1
          else
            [ -z "$pr_a" ] || pr_touch "$pr_p" -a "$pr_a" $pr_h || return 1
            [ -z "$pr_y" ] || pr_touch "$pr_p" -m "$pr_y" $pr_h || return 1
          fi
          pr_c=c
        }
        pr_mkfile() {
          [ ! -e "$1" ] || return 0
          true >>"$1" || return 1
          pr_c=c
        }
        pr_rename() {
          [ -z "$pr_mvt" ] && [ -L "$2" ] && [ -d "$2" ] && rm -f -- "$2"
          mv -f $pr_mvt -- "$1" "$2"
        }
        pr_clear() {
          [ -e "$1" ] || [ -L "$1" ] || return 0
          if [ "$2" != 1 ]; then pr_fail "$3: File exists"; return 1; fi
          [ ! -d "$1" ] || [ -L "$1" ] || rmdir -- "$1"
        }
        pr_link() {
          [ ! -L "$1" ] || [ "$(readlink -- "$1")" != "$2" ] || return 0
          pr_clear "$1" "$3" "cannot make the link $1" || return 1
          ln -s -- "$2" "$4" || return 1
          pr_rename "$4" "$1" || { rm -f -- "$4"; return 1; }
          pr_c=c
        }
        pr_hard() {
          pr_s=$(stat -L -c '%d:%i' -- "$2") || return 1
          [ "$(stat -c '%d:%i' -- "$1" 2>/dev/null)" != "$pr_s" ] || return 0
          pr_clear "$1" "$3" "cannot make the hard link $1 to $2" || return 1
          ln -- "$2" "$4" || return 1
          pr_rename "$4" "$1" || { rm -f -- "$4"; return 1; }
          pr_c=c
        }
        pr_remove() {
          [ -e "$1" ] || [ -L "$1" ] || return 0
          rm -rf -- "$1" || return 1
          pr_c=c
        }
        pr_move() {
          pr_rename "$1" "$2" || return 1
          pr_c=c
        }
        pr_same() { [ "$(stat -L -c "$3" -- "$1" 2>/dev/null)" = "$(stat -L -c "$3" -- "$2" 2>/dev/null)" ]; }
        pr_copy() {
          if [ -d "$1" ] || [ -d "$2" ]; then pr_fail "cannot copy $1 to $2: Is a directory"; return 1; fi
          if [ -e "$2" ] && cmp -s -- "$1" "$2"; then
            [ "$3" = 1 ] || return 0
            ! pr_same "$1" "$2" '%a %u %g %Y %y' || return 0
          fi
          if [ "$3" = 1 ]; then cp -p -- "$1" "$4"; else cat -- "$1" >"$4"; fi || { rm -f -- "$4"; return 1; }
          if [ "$3" != 1 ] && [ -e "$2" ]; then
            chown -- "$(stat -L -c %u:%g -- "$2")" "$4" 2>/dev/null
            chmod -- "0$(stat -L -c %a -- "$2")" "$4"
          fi
          pr_rename "$4" "$2" || { rm -f -- "$4"; return 1; }
          pr_c=c
        }
        pr_say() { printf '%s' "${pr_c:-u}"; }
        """;

    /// <summary>The request for changes: it prints <c>c</c> for each that changed something and <c>u</c> for each that did not, to the first that fails.</summary>
    public static string Request(IReadOnlyList<PathChange> changes) => changes.Count == 0 ? ":" : string.Join(" && ", changes.Select(change => $"{{ pr_c=; {Call(change)} && pr_say; }}"));

    /// <summary>Reads the letters of all changes that were carried out.</summary>
    public static IReadOnlyList<bool> Parse(ShellReply reply, int wanted)
    {
        var letters = Encoding.ASCII.GetString(reply.Rest.Span);
        reply.ThrowIfFailed(letters.Length);
        return Read(letters, wanted);
    }

    /// <summary>Reads the letters where more follows them, after a null byte.</summary>
    public static IReadOnlyList<bool> ParsePart(ShellReply reply, int wanted) =>
        reply.ExitCode == 0 ? Read(reply.ReadText(), wanted) : Parse(reply, wanted);

    private static List<bool> Read(string letters, int wanted) => letters.Length == wanted
        ? [.. letters.Select(letter => letter == 'c')]
        : throw new FormatException($"the shell answered {letters.Length} of {wanted} changes");

    private static string Call(PathChange change)
    {
        var path = ShellWord.Path(change.Path);
        return change switch
        {
            PathChange.MakeDirectory make => $"{AttributesFragment.Wishes(make.Attributes)}; pr_mkdir {path}",
            PathChange.SetAttributes set => $"{AttributesFragment.Wishes(set.Attributes)}; pr_attrs {path} {Flag(set.Follow)} {Flag(set.Recurse)}",
            PathChange.SetTimes set => $"pr_times {path} '{Time(set.AccessTime)}' '{Time(set.ModificationTime)}' {Flag(set.Follow)}",
            PathChange.MakeFile => $"pr_mkfile {path}",
            PathChange.MakeLink make => $"pr_link {path} {ShellWord.Quote(make.Target)} {Flag(make.Replace)} {Temporary(make.Path)}",
            PathChange.MakeHardLink make => $"pr_hard {path} {ShellWord.Path(make.Target)} {Flag(make.Replace)} {Temporary(make.Path)}",
            PathChange.Remove => $"pr_remove {path}",
            PathChange.Move move => $"pr_move {path} {ShellWord.Path(move.Destination)}",
            PathChange.Copy copy => $"pr_copy {path} {ShellWord.Path(copy.Destination)} {Flag(copy.PreserveAttributes)} {Temporary(copy.Destination)}",
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };
    }

    private static string Temporary(string path) => ShellWord.Path(TemporaryName.Beside(path));

    private static int Flag(bool value) => value ? 1 : 0;

    // Microseconds: what a double holds of today's times.
    private static string Time(double? time) => time switch
    {
        null => "",
        double.NaN => "now",
        { } seconds => ((long)Math.Round(seconds * 1e6)).ToString(CultureInfo.InvariantCulture),
    };
}
