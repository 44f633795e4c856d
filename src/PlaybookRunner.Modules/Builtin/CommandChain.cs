using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Commands that run one after another in one round trip, each only when those before it succeeded.</summary>
internal sealed class CommandChain
{
    private CommandLine _line = [];

    /// <summary>Whether there is nothing to run.</summary>
    public bool IsEmpty => _line.Parts.IsEmpty;

    /// <summary>Adds a command.</summary>
    public CommandChain Then(CommandLine command)
    {
        _line = IsEmpty ? command : _line.AddRaw("&&").AddAll(command);
        return this;
    }

    /// <summary>The commands as one; its exit code is that of the first that failed.</summary>
    public CommandLine ToCommand() => _line;

    /// <summary>The commands with a question behind them: what they print goes to standard error, so that standard output is the answer alone.</summary>
    public CommandLine ToCommand(CommandLine question)
    {
        CommandLine line = [];
        return line.AddRaw("{").AddAll(_line).AddRaw("; } >&2 || exit $?;").AddAll(question);
    }
}
