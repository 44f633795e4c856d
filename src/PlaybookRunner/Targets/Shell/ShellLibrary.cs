using PlaybookRunner.Commands;
using PlaybookRunner.Targets.Shell.Fragments;

namespace PlaybookRunner.Targets.Shell;

/// <summary>
/// What a shell learns when it is opened: the functions of all fragments, in POSIX <c>sh</c> with either GNU coreutils or busybox.
/// Names begin with <c>pr_</c>; <c>N</c> is the mark of the present request, <c>T</c> the shell's private folder.
/// </summary>
internal static class ShellLibrary
{
    // The loop that evaluates requests. It has no quotes that a login shell of another kind could stumble over but the outer pair.
    private const string Loop = "while IFS= read -r l; do eval \"$l\"; done";

    private const string EndOfLibrary = "#end";

    private const string Basics = """
        pr_ifs=$(printf ' \t\nx')
        pr_ifs=${pr_ifs%x}
        pr_umask=$(umask)
        set -f
        pr_b() { printf '%s+' "$N"; }
        pr_e() {
          printf '%s-%s\n' "$N" "$1"
          [ ! -s "$T/e" ] || cat -- "$T/e"
          printf '%s.' "$N"
        }
        pr_take() {
          case $pr_tk in
            head) exec head -c "$1";;
            dd)
              [ "$1" -lt 65536 ] || dd bs=65536 count=$(($1 / 65536)) iflag=fullblock 2>/dev/null
              [ $(($1 % 65536)) = 0 ] || dd bs=$(($1 % 65536)) count=1 iflag=fullblock 2>/dev/null;;
            *) dd bs=1 count="$1" 2>/dev/null;;
          esac
        }
        """;

    // `head -c` of busybox takes more from a pipe than it prints, so what a machine's tools do is tried out, once per machine.
    private const string Probe = """
        pr_probe() {
          pr_tk=slow pr_mvt= pr_statz=
          if [ "$(printf abcdef | { head -c 3 >/dev/null 2>&1; cat; })" = def ]; then pr_tk=head
          elif [ "$(printf abcdef | { dd bs=3 count=1 iflag=fullblock >/dev/null 2>&1; cat; })" = def ]; then pr_tk=dd
          fi
          ! mv -T --help >/dev/null 2>&1 || pr_mvt=-T
          ! stat --printf=x / >/dev/null 2>&1 || pr_statz=1
        }
        pr_who() {
          printf '%s\000' "$(id -un 2>/dev/null || id -u)" "$(id -u)" "$(id -G)" "${HOME:-/}" "${T%/*}" "$pr_tk" "$pr_mvt" "$pr_statz"
        }
        """;

    private const string PrivateFolder = """
        for pr_d in "${TMPDIR:-/tmp}" /tmp /var/tmp /dev/shm "$HOME"; do
          T=$(mktemp -d "$pr_d/playbookrunner-XXXXXX" 2>/dev/null) && break
          T=
        done
        if [ -z "$T" ]; then echo 'no folder for temporary files: none of TMPDIR, /tmp, /var/tmp, /dev/shm and the home folder can be written'; exit 1; fi
        trap 'rm -rf "$T"' EXIT
        trap 'exit 1' HUP INT TERM
        """;

    private static readonly string Functions = string.Join(
        '\n',
        Basics,
        $"pr_sumlib={ShellQuote.Quote(StatusFragment.Digest)}",
        StatusFragment.Digest,
        StatusFragment.Script,
        AttributesFragment.Script,
        ChangeFragment.Script,
        WriteFragment.Script,
        ListFragment.Script,
        RunFragment.Script,
        ReadFragment.Script,
        RelayFragment.Script);

    /// <summary>The command that opens a shell; it prints <paramref name="ready"/> when the user has been become.</summary>
    public static CommandLine Start(string program, string ready) => [program, "-c", $"echo {ready}; {Loop}"];

    /// <summary>The first lines to send.</summary>
    /// <param name="program">The shell.</param>
    /// <param name="tools">What is known of the machine's tools; null to find out.</param>
    /// <param name="streaming">Whether the shell lends its streams to one command rather than answering in frames.</param>
    public static string Lines(string program, ShellTools? tools, bool streaming)
    {
        string[] lines =
        [
            "nl=$(printf '\\nx'); nl=${nl%x}",
            $"lib=; while IFS= read -r l && [ \"$l\" != '{EndOfLibrary}' ]; do lib=$lib$l$nl; done; eval \"$lib\"",
            Functions,
            $"pr_sh={ShellQuote.Quote(program)}",
            tools is null ? $"{Probe}\npr_probe" : tools.Assignments,
            streaming ? "" : $"{PrivateFolder}\nexport LANG={FrameworkLocale.Value} LC_ALL={FrameworkLocale.Value}",
            EndOfLibrary,
            "",
        ];
        return string.Join('\n', lines);
    }
}
