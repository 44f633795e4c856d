using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;

namespace PlaybookRunner.Commands;

/// <summary>
/// A command and its arguments as data. Nothing is concatenated into a shell by hand: arguments are quoted when the line is rendered,
/// and secrets are masked when it is shown.
/// </summary>
[CollectionBuilder(typeof(CommandLine), nameof(Create))]
public sealed class CommandLine : IEnumerable<string>
{
    private readonly ImmutableArray<CommandPart> _parts;

    private CommandLine(ImmutableArray<CommandPart> parts) => _parts = parts;

    /// <summary>The parts in order.</summary>
    public ImmutableArray<CommandPart> Parts => _parts;

    /// <summary>A command with plain arguments, each quoted. Also written as a collection expression: <c>["systemctl", "restart", name]</c>.</summary>
    public static CommandLine Create(params ReadOnlySpan<string> arguments)
    {
        var parts = ImmutableArray.CreateBuilder<CommandPart>(arguments.Length);
        foreach (var argument in arguments)
        {
            parts.Add(new CommandPart(argument, CommandPartKind.Quoted));
        }

        return new CommandLine(parts.MoveToImmutable());
    }

    /// <summary>A POSIX <c>sh</c> script; <paramref name="arguments"/> become <c>$1</c>, <c>$2</c>… and need no quoting inside it.</summary>
    public static CommandLine Script(string script, params ReadOnlySpan<string> arguments) =>
        Create("/bin/sh", "-c", script, "sh").Add(arguments);

    /// <summary>The same command with further arguments.</summary>
    public CommandLine Add(params ReadOnlySpan<string> arguments)
    {
        var parts = _parts.ToBuilder();
        foreach (var argument in arguments)
        {
            parts.Add(new CommandPart(argument, CommandPartKind.Quoted));
        }

        return new CommandLine(parts.ToImmutable());
    }

    /// <summary>The same command with further arguments when <paramref name="condition"/> holds, else unchanged.</summary>
    public CommandLine AddIf(bool condition, params ReadOnlySpan<string> arguments) => condition ? Add(arguments) : this;

    /// <summary>The same command with an argument that is masked wherever the command is shown.</summary>
    public CommandLine AddSecret(string argument) => new(_parts.Add(new CommandPart(argument, CommandPartKind.Secret)));

    /// <summary>The same command with shell text that is passed on as it stands.</summary>
    public CommandLine AddRaw(string shellText) => new(_parts.Add(new CommandPart(shellText, CommandPartKind.Raw)));

    /// <summary>The same command with all parts of another one behind it.</summary>
    public CommandLine AddAll(CommandLine other) => new(_parts.AddRange(other._parts));

    /// <summary>The arguments as they are passed to a program started without a shell.</summary>
    /// <exception cref="InvalidOperationException">The command has raw shell text, which only a shell understands.</exception>
    public IReadOnlyList<string> ToArguments()
    {
        var arguments = new List<string>(_parts.Length);
        foreach (var part in _parts)
        {
            arguments.Add(part.Kind == CommandPartKind.Raw
                ? throw new InvalidOperationException($"'{part.Text}' is shell text; the command needs a shell.")
                : part.Text);
        }

        return arguments;
    }

    /// <summary>Whether the command has raw shell text, which only a shell understands.</summary>
    public bool NeedsShell => _parts.Any(part => part.Kind == CommandPartKind.Raw);

    /// <summary>The line for a POSIX shell, secrets included: for the connection only.</summary>
    public string ToShellText() => Render(reveal: true);

    /// <summary>The line for people: quoted as for a shell, secrets masked.</summary>
    public override string ToString() => Render(reveal: false);

    /// <summary>Enumerates the arguments with secrets masked.</summary>
    public IEnumerator<string> GetEnumerator() =>
        _parts.Select(part => part.Kind == CommandPartKind.Secret ? Secret.Mask : part.Text).GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    private string Render(bool reveal)
    {
        var line = new StringBuilder();
        foreach (var part in _parts)
        {
            if (line.Length > 0)
            {
                line.Append(' ');
            }

            line.Append(part.Kind switch
            {
                CommandPartKind.Raw => part.Text,
                CommandPartKind.Secret when !reveal => Secret.Mask,
                _ => ShellQuote.Quote(part.Text),
            });
        }

        return line.ToString();
    }
}
