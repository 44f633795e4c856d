using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>The options <c>creates</c> and <c>removes</c>: paths or patterns whose existence decides whether a command runs.</summary>
/// <param name="Creates">The command does not run when this exists; null for no such condition.</param>
/// <param name="Removes">The command runs only when this exists; null for no such condition.</param>
internal sealed record RunCondition(string? Creates, string? Removes)
{
    // Without field splitting an unquoted parameter expands patterns and nothing else. A relative path counts from the command's folder.
    private const string Probe =
        """
        IFS=
        exists() {
            pattern=$1
            case $pattern in "~"|"~/"*) pattern=$HOME${pattern#"~"} ;; esac
            set -- $pattern
            [ -e "$1" ] || [ -L "$1" ]
        }
        [ -z "$3" ] || cd "$3" 2>/dev/null || exit 0
        if [ -n "$1" ] && exists "$1"; then echo created; exit 0; fi
        if [ -n "$2" ] && ! exists "$2"; then echo removed; fi
        """;

    /// <summary>Whether there is no condition.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(Creates) && string.IsNullOrEmpty(Removes);

    /// <summary>Asks the target, in one round trip, when there is anything to ask.</summary>
    /// <returns>The option that forbids the run, and its value; null when the command shall run.</returns>
    public async Task<RunObstacle?> FindObstacleAsync(ModuleCall call, string? folder, CancellationToken cancellationToken)
    {
        if (IsEmpty)
            return null;

        var result = await call.RunAsync(CommandLine.Script(Probe, Creates ?? "", Removes ?? "", folder ?? ""), cancellationToken);
        return result.Output.TrimEnd() switch
        {
            "created" => new RunObstacle(Creates!, Exists: true),
            "removed" => new RunObstacle(Removes!, Exists: false),
            _ => null,
        };
    }
}

/// <summary>Why a command does not run.</summary>
/// <param name="Path">The value of <c>creates</c> or <c>removes</c>.</param>
/// <param name="Exists">Whether it is there.</param>
internal readonly record struct RunObstacle(string Path, bool Exists);
