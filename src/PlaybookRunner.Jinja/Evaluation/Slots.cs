namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>
/// What a slot of a frame holds: null while nothing was assigned, a mark for Python's <c>None</c>, else the value. New frames need no filling that way.
/// </summary>
internal static class Slots
{
    public static readonly object None = new();

    public static object Pack(object? value) => value ?? None;

    public static object? Unpack(object value) => ReferenceEquals(value, None) ? null : value;
}
