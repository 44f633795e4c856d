using System.Globalization;
using System.Text;
using PlaybookRunner.Commands;

namespace PlaybookRunner.Targets.Shell.Fragments;

/// <summary>A command, either short and answered in one frame, or long with streams of its own.</summary>
internal static class RunFragment
{
    /// <summary>
    /// <c>pr_run SIZE</c> keeps output in files, since a daemon that the command leaves behind would else write into the answers of later
    /// requests. <c>pr_long SIZE MARK</c> gives it the channel. Both run the function <c>pr_body</c> of the request, which writes to file
    /// descriptor 9 why it cannot start the command. Neither arguments nor environment stand in the command line of another process.
    /// </summary>
    public const string Script = """
        pr_run() {
          if [ "$1" = 0 ]; then (pr_body) 9>"$T/x" </dev/null >"$T/o" 2>"$T/r"; pr_r=$?
          else pr_take "$1" | { (pr_body) 9>"$T/x" >"$T/o" 2>"$T/r"; pr_r=$?; cat >/dev/null; exit $pr_r; }; pr_r=$?
          fi
          if [ -s "$T/x" ]; then IFS= read -r pr_x <"$T/x"; pr_fail "${pr_x#*!}"; return 1; fi
          printf '%s\000' $pr_r
          [ ! -s "$T/o" ] || cat -- "$T/o"
          printf '%s;' "$N"
          [ ! -s "$T/r" ] || cat -- "$T/r"
          printf '%s;' "$N"
        }
        pr_long() {
          if [ "$1" = 0 ]; then (pr_body) 9>&1 </dev/null; pr_r=$?
          else pr_take "$1" | { (pr_body) 9>&1; pr_r=$?; cat >/dev/null; exit $pr_r; }; pr_r=$?
          fi
          printf %s "$2" >&2
          printf %s "$2"
          exit $pr_r
        }
        pr_lead() {
          pr_s=
          ! command -v setsid >/dev/null 2>&1 || pr_s=setsid
          exec $pr_s "$pr_sh" -c 'printf "%s+%s\n" "$0" $$ >&9; exec 9>&-; exec "$@"' "$N" "$@"
        }
        pr_kill() {
          kill -TERM "-$1" 2>/dev/null || kill -TERM "$1" 2>/dev/null || return 0
          for pr_i in 1 2 3 4 5; do
            kill -0 "-$1" 2>/dev/null || kill -0 "$1" 2>/dev/null || return 0
            sleep 0.2 2>/dev/null || sleep 1
          done
          kill -KILL "-$1" 2>/dev/null || kill -KILL "$1" 2>/dev/null || :
        }
        """;

    /// <summary>The request for a short command.</summary>
    public static string Request(CommandRequest request) => $"{Body(request, "exec", "9>&-")}; pr_run {Size(request)}";

    /// <summary>The request for a long command, to a shell of its own: as leader of a session, whose number it prints first.</summary>
    /// <param name="request">The command.</param>
    /// <param name="endMark">What it writes to both streams behind the command's last byte.</param>
    public static string LongRequest(CommandRequest request, ReadOnlySpan<byte> endMark) =>
        $"{Body(request, "pr_lead", "")}; pr_long {Size(request)} {Encoding.ASCII.GetString(endMark)}";

    /// <summary>The request that ends a long command and what it started.</summary>
    public static string KillRequest(int process) => string.Create(CultureInfo.InvariantCulture, $"pr_kill {process}");

    /// <summary>Reads the result of a short command.</summary>
    public static CommandResult Parse(ShellReply reply)
    {
        var exitCode = reply.ThrowIfFailed().ReadNumber();
        var output = reply.ReadContent();
        return new CommandResult(exitCode, output, reply.ReadContent());
    }

    private static string Size(CommandRequest request) => request.Input.Length.ToString(CultureInfo.InvariantCulture);

    private static string Body(CommandRequest request, string starter, string redirection)
    {
        var body = new StringBuilder("pr_body() { ");
        if (request.WorkingDirectory is { } folder)
        {
            var reason = $"cannot run the command in the folder {folder}: No such file or directory";
            body.Append($"cd -- {ShellWord.Path(folder)} 2>/dev/null || {Refuse(reason)}; ");
        }

        foreach (var (name, value) in request.Environment)
        {
            body.Append($"export {Variable(name)}={ShellWord.Quote(value)}; ");
        }

        return body.Append($"{Start(request.Command, starter)} {redirection}; }}").ToString();
    }

    private static string Start(CommandLine command, string starter)
    {
        if (command.NeedsShell)
        {
            return $"{starter} \"$pr_sh\" -c {ShellWord.Quote(command.ToShellText())}";
        }

        var arguments = command.ToArguments();
        var program = ShellWord.Quote(arguments[0]);
        var words = string.Join(' ', arguments.Select(ShellWord.Quote));
        return $"command -v -- {program} >/dev/null 2>&1 || {Refuse($"cannot run {arguments[0]}: No such file or directory")}; {starter} {words}";
    }

    private static string Variable(string name)
    {
        var valid = name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
        return valid ? name : throw new TargetOperationException($"'{name}' cannot be the name of an environment variable");
    }

    // The mark tells a long command's refusal from its output; in a short one it stands in a file of its own.
    private static string Refuse(string message) => $"{{ printf '%s!%s\\n' \"$N\" {ShellWord.Quote(message)} >&9; exit 1; }}";
}
