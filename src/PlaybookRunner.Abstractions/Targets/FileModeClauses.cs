using System.Globalization;
using System.Text;

namespace PlaybookRunner.Targets;

/// <summary>
/// Symbolic permissions such as <c>u=rwX,g+s,o-w</c>, worked out on a mode: here, or as arithmetic for a shell where only the target
/// knows the mode. As in the reference, a clause without <c>u</c>, <c>g</c>, <c>o</c> or <c>a</c> means all, but its <c>r</c>, <c>w</c>
/// and <c>x</c> leave out what the umask forbids, and a clause for several users is carried out for one after another.
/// </summary>
public sealed class FileModeClauses
{
    private const int AllPermissions = 0b111_111_111;
    private const int AnyExecute = 0b001_001_001;
    private const int SetUser = 0b100_000_000_000;
    private const int SetGroup = 0b010_000_000_000;
    private const int Sticky = 0b001_000_000_000;

    private readonly IReadOnlyList<Action> _actions;

    private FileModeClauses(IReadOnlyList<Action> actions) => _actions = actions;

    /// <summary>Reads clauses.</summary>
    /// <exception cref="TargetOperationException">The text is no symbolic mode.</exception>
    public static FileModeClauses Parse(string text)
    {
        var actions = new List<Action>();
        foreach (var clause in text.Split(','))
        {
            ParseClause(clause, text, actions);
        }

        return new FileModeClauses(actions);
    }

    /// <summary>The mode that the clauses make of another one.</summary>
    /// <param name="mode">The permission bits now.</param>
    /// <param name="isDirectory">Whether they are those of a directory.</param>
    /// <param name="umask">What a clause without a user leaves out.</param>
    public int Apply(int mode, bool isDirectory, int umask)
    {
        foreach (var action in _actions)
        {
            mode = action.Apply(mode, isDirectory, umask);
        }

        return mode;
    }

    /// <summary>
    /// The same as commands of a POSIX shell: they change the variable <c>m</c> (a number), and read <c>d</c> (1 for a directory, else 0)
    /// and <c>u</c> (the umask, a number).
    /// </summary>
    public string ToShell()
    {
        var script = new StringBuilder();
        foreach (var action in _actions)
        {
            action.AppendShell(script);
        }

        return script.ToString();
    }

    private static void ParseClause(string clause, string text, List<Action> actions)
    {
        var position = clause.AsSpan().IndexOfAnyExcept("ugoa");
        var who = position < 0 ? clause : clause[..position];
        while (position >= 0 && position < clause.Length)
        {
            if (clause[position] is not ('+' or '-' or '='))
            {
                throw Malformed(text);
            }

            var end = clause.AsSpan(position + 1).IndexOfAny("+-=");
            end = end < 0 ? clause.Length : position + 1 + end;
            foreach (var user in who.Length == 0 || who.Contains('a', StringComparison.Ordinal) ? "ugo" : who)
            {
                var action = new Action(clause[position], user, RespectsUmask: who.Length == 0);
                actions.Add(Read(action, clause.AsSpan()[(position + 1)..end], text));
            }

            position = end;
        }
    }

    private static Action Read(Action action, ReadOnlySpan<char> permissions, string text)
    {
        foreach (var permission in permissions)
        {
            action = permission switch
            {
                'r' => action with { Bits = action.Bits | 0b100_100_100 },
                'w' => action with { Bits = action.Bits | 0b010_010_010 },
                'x' => action with { Bits = action.Bits | AnyExecute },
                'X' => action with { ExecuteWhereSensible = true },
                's' => action with { Bits = action.Bits | SetUser | SetGroup },
                't' => action with { Bits = action.Bits | Sticky },
                'u' or 'g' or 'o' => action with { Copied = action.Copied + permission },
                _ => throw Malformed(text),
            };
        }

        return action;
    }

    private static TargetOperationException Malformed(string text) =>
        new($"mode must be in octal or symbolic form, and '{text}' is neither");

    private sealed record Action(char Operation, char User, bool RespectsUmask)
    {
        /// <summary>The permissions named, for all users; <see cref="Mask"/> cuts them down to those of the user meant.</summary>
        public int Bits { get; init; }

        /// <summary>Whether <c>X</c> was given: execute for directories and for what anybody may execute already.</summary>
        public bool ExecuteWhereSensible { get; init; }

        /// <summary>The users whose present permissions are meant (<c>g=u</c>).</summary>
        public string Copied { get; init; } = "";

        // Everything that belongs to the user meant, including set-user-id, set-group-id and sticky.
        private int Mask => User switch
        {
            'u' => 0b111_000_000 | SetUser,
            'g' => 0b000_111_000 | SetGroup,
            _ => 0b000_000_111 | Sticky,
        };

        public int Apply(int mode, bool isDirectory, int umask)
        {
            var bits = Bits & ~(RespectsUmask ? umask & AllPermissions : 0);
            bits |= ExecuteWhereSensible && (isDirectory || (mode & AnyExecute) != 0) ? AnyExecute : 0;
            foreach (var user in Copied)
            {
                bits |= ((mode >> Shift(user)) & 7) * AnyExecute;
            }

            bits &= Mask;
            return Operation switch
            {
                '+' => mode | bits,
                '-' => mode & ~bits,
                _ => (mode & ~Mask) | bits,
            };
        }

        public void AppendShell(StringBuilder script)
        {
            var bits = new StringBuilder(RespectsUmask ? $"({Bits}&~u)" : $"{Bits}");
            if (ExecuteWhereSensible)
            {
                bits.Append(CultureInfo.InvariantCulture, $"|((d||(m&{AnyExecute}))?{AnyExecute}:0)");
            }

            foreach (var user in Copied)
            {
                bits.Append(CultureInfo.InvariantCulture, $"|((m>>{Shift(user)}&7)*{AnyExecute})");
            }

            script.Append(CultureInfo.InvariantCulture, $"b=$((({bits})&{Mask}));");
            script.Append(Operation switch
            {
                '+' => "m=$((m|b));",
                '-' => "m=$((m&~b));",
                _ => $"m=$((m&~{Mask}|b));",
            });
        }

        private static int Shift(char user) => user switch
        {
            'u' => 6,
            'g' => 3,
            _ => 0,
        };
    }
}
