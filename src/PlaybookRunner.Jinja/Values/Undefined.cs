namespace PlaybookRunner.Jinja;

/// <summary>
/// What a template gets for a name, attribute or element that does not exist. It remembers what was asked for, so that the
/// error says so when it is used.
/// </summary>
public sealed class Undefined
{
    private readonly bool _hasOwner;

    private Undefined(UndefinedKind kind, object? name, object? owner, bool hasOwner, string? hint, Exception? cause = null) =>
        (Kind, Name, Owner, _hasOwner, Hint, Cause) = (kind, name, owner, hasOwner, hint, cause);

    /// <summary>What the value allows.</summary>
    public UndefinedKind Kind { get; }

    /// <summary>The name, attribute or key that was asked for; null where only a hint is known.</summary>
    public object? Name { get; }

    /// <summary>The object that lacks the attribute or element; meaningful where <see cref="IsMember"/>.</summary>
    public object? Owner { get; }

    /// <summary>Whether an attribute or element of <see cref="Owner"/> was asked for, not a variable.</summary>
    public bool IsMember => _hasOwner;

    /// <summary>A message that replaces the one made of name and owner, or null.</summary>
    public string? Hint { get; }

    /// <summary>The error that this value stands for, when it is what another template failed with; else null.</summary>
    public Exception? Cause { get; }

    /// <summary>The message of the error that using this value raises, in Jinja2's words.</summary>
    public string Message => Hint switch
    {
        not null => Hint,
        null when !_hasOwner => $"{Python.Repr(Name)} is undefined",
        null when Name is string => $"{Python.Repr(Python.ObjectTypeName(Owner))} has no attribute {Python.Repr(Name)}",
        _ => $"{Python.ObjectTypeName(Owner)} has no element {Python.Repr(Name)}",
    };

    /// <summary>Makes the value of a variable that does not exist.</summary>
    public static Undefined Variable(string name, UndefinedKind kind = UndefinedKind.Default) => new(kind, name, null, false, null);

    /// <summary>Makes the value of an attribute or element that <paramref name="owner"/> does not have.</summary>
    public static Undefined Member(object? owner, object? name, UndefinedKind kind = UndefinedKind.Default) => new(kind, name, owner, true, null);

    /// <summary>Makes an undefined value whose use fails with a message of its own.</summary>
    /// <param name="hint">The message.</param>
    /// <param name="kind">What the value allows.</param>
    /// <param name="name">The name that was asked for, if one is known.</param>
    /// <param name="cause">Where the value came from, when that was an error in another template.</param>
    public static Undefined WithHint(string hint, UndefinedKind kind = UndefinedKind.Default, string? name = null, Exception? cause = null) =>
        new(kind, name, null, false, hint, cause);

    /// <summary>Makes the value of an attribute that the sandbox refuses: it prints as nothing, and its use is a security error.</summary>
    internal static Undefined Refused(string message, string name) => new(UndefinedKind.Default, name, null, false, message) { IsRefused = true };

    /// <summary>Whether the sandbox refuses the attribute that was asked for.</summary>
    internal bool IsRefused { get; private init; }

    /// <summary>The error of using this value.</summary>
    public PythonException Error() => IsRefused ? new PythonException(PythonErrorType.Security, Message) : new(this);

    /// <summary>The text that it prints as.</summary>
    public override string ToString() => Kind == UndefinedKind.Debug ? DebugText() : "";

    /// <summary>Throws where even printing, testing or iterating is a use (strict).</summary>
    internal void FailIfStrict()
    {
        if (Kind is UndefinedKind.Strict or UndefinedKind.StrictChainable)
            throw Error();
    }

    private string DebugText()
    {
        var message = Hint is not null ? "undefined value printed: " + Hint
            : _hasOwner ? $"no such element: {Python.ObjectTypeName(Owner)}[{Python.Repr(Name)}]"
            : Python.Str(Name);
        return "{{ " + message + " }}";
    }
}
