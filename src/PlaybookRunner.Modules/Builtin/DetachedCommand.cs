using System.Globalization;
using System.Text;
using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>
/// A command of <c>command</c> or <c>shell</c> as a job: it runs on in a session of its own when the connection is gone, and writes what became of it to the job's
/// file. The machine needs <c>sh</c>, <c>awk</c> and <c>date</c>; where <c>setsid</c> is missing, the time limit ends the command alone and not what it started.
/// </summary>
/// <param name="Job">The job.</param>
/// <param name="Command">What runs.</param>
/// <param name="Shown">The result key <c>cmd</c>.</param>
internal sealed record DetachedCommand(BackgroundJob Job, CommandLine Command, object Shown)
{
    // The reference ends a job up to ten seconds late, and playbooks rely on it: 'sleep 5 && reboot' with 'async: 1'.
    private const double Grace = 10;

    // $1 the job's file, $2 what stands in it at first, $3 the script that follows with the arguments behind it.
    private const string Start =
        """
        (umask 077; mkdir -p "${1%/*}" && cat >"$1.in" && printf '%s' "$2" >"$1") || exit
        script=$3 file=$1; shift 3
        leader=$(command -v setsid || command -v nohup)
        $leader /bin/sh -c "$script" sh "$file" "$@" </dev/null >/dev/null 2>&1 &
        """;

    // $1 the job's file, $2 the seconds it may take and $3 those after which it is ended, $4 whether line breaks at the end of outputs are dropped,
    // $5 the result's first keys, $6 the command.
    // The result takes the place of the file at once, so that a reader never sees half of it.
    private const string Work =
        """
        file=$1 limit=$2 grace=$3 strip=$4 head=$5
        now() { date '+%s.%N|%Y-%m-%d %H:%M:%S'; }
        stamps() {
            awk -v a="$1" -v b="$2" '
            function part(t) { split(t, p, "."); return p[2] ~ /^[0-9]+$/ ? substr(p[2] "000000", 1, 6) : "000000" }
            BEGIN {
                split(a, s, "|"); split(b, e, "|")
                d = int(e[1]) - int(s[1]); u = part(e[1]) - part(s[1]); if (u < 0) { u += 1000000; d-- } if (d < 0) d = u = 0
                days = int(d / 86400); if (days) text = days (days > 1 ? " days, " : " day, "); d %= 86400
                text = text sprintf("%d:%02d:%02d.%06d", int(d / 3600), int(d % 3600 / 60), d % 60, u)
                printf "\"start\": \"%s.%s\", \"end\": \"%s.%s\", \"delta\": \"%s\"", s[2], part(s[1]), e[2], part(e[1]), text
            }'
        }
        escaped() {
            ends=; [ -s "$1" ] && [ -z "$(tail -c 1 "$1")" ] && ends=1
            LC_ALL=C awk -v strip="$strip" -v ends="$ends" '
            function swap(s, from, to,  r, i) { r = ""; while (i = index(s, from)) { r = r substr(s, 1, i - 1) to; s = substr(s, i + 1) } return r s }
            BEGIN { for (i = 1; i < 32; i++) code[sprintf("%c", i)] = sprintf("\\u%04x", i) }
            {
                if (NR > 1) gap = gap "\\n"
                line = swap(swap($0, "\\", "\\\\"), "\"", "\\\"")
                if (line ~ /[\001-\037]/) for (c in code) line = swap(line, c, code[c])
                if (strip && $0 ~ /^\r*$/) { gap = gap line; next }
                printf "%s%s", gap, line; gap = ""
            }
            END { if (!strip && ends) printf "\\n" }' "$1"
        }
        start=$(now)
        leader=$(command -v setsid)
        $leader /bin/sh -c "$6" <"$file.in" >"$file.out" 2>"$file.err" &
        pid=$!
        (
            trap 'kill "$nap" 2>/dev/null; exit' TERM
            sleep "$grace" & nap=$!; wait "$nap"
            : >"$file.late"; kill -KILL "${leader:+-}$pid"
        ) &
        guard=$!
        wait "$pid"; code=$?
        kill "$guard" 2>/dev/null
        if [ -e "$file.late" ]; then ending="\"failed\": true, \"msg\": \"the job was ended: it took longer than the $limit seconds it was given\""
        elif [ "$code" = 0 ]; then ending='"msg": ""'
        else ending='"failed": true, "msg": "non-zero return code"'; fi
        umask 077
        {
            printf '%s, "rc": %s, ' "$head" "$code"; stamps "$start" "$(now)"
            printf ', "stdout": "'; escaped "$file.out"; printf '", "stderr": "'; escaped "$file.err"; printf '", %s}' "$ending"
        } >"$file.new" && mv -f "$file.new" "$file"
        rm -f "$file.in" "$file.out" "$file.err" "$file.late"
        """;

    /// <summary>The folder to run in; null for the default.</summary>
    public string? Folder { get; init; }

    /// <summary>The text for standard input; null for none.</summary>
    public string? Input { get; init; }

    /// <summary>Whether line breaks at the end of the outputs are dropped.</summary>
    public bool StripEmptyEnds { get; init; } = true;

    /// <summary>Starts it; it takes one round trip.</summary>
    /// <exception cref="ModuleFailedException">The job's file cannot be written.</exception>
    public async Task<ModuleResult> StartAsync(ModuleCall call, CancellationToken cancellationToken)
    {
        var seconds = Math.Ceiling(Job.Limit.TotalSeconds);
        var script = CommandLine.Script(
            Start, Job.ResultsFile, Begun(), Work, Number(seconds), Number(seconds + Grace), StripEmptyEnds ? "1" : "", Head(), ShellText());
        var request = new CommandRequest(script) { WorkingDirectory = Folder, IsLong = true, Input = Encoding.UTF8.GetBytes(Input ?? "") };
        (await call.RunAsync(request, cancellationToken)).OrFail();
        return new ModuleResult { Changed = true, IsLeftRunning = true };
    }

    private static string Number(double seconds) => seconds.ToString(CultureInfo.InvariantCulture);

    private string ShellText()
    {
        CommandLine line = [];
        return (Command.NeedsShell ? Command : line.AddRaw("exec").AddAll(Command)).ToShellText();
    }

    private string Begun() => JsonValues.Write(new OrderedDictionary<string, object?> { ["started"] = true, ["finished"] = false, ["ansible_job_id"] = Job.Id });

    // An open mapping: the job adds the other keys.
    private string Head() => JsonValues.Write(new OrderedDictionary<string, object?> { ["changed"] = true, ["cmd"] = Shown }).TrimEnd('}');
}
