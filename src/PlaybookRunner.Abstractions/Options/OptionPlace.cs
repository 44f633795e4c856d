using PlaybookRunner.Jinja;

namespace PlaybookRunner.Modules;

/// <summary>An option whose value is being converted, for the words of an error.</summary>
internal readonly record struct OptionPlace(string Name, string Type, bool IsSecret)
{
    public ModuleOptionException Fail(string message) => new(Name, message);

    /// <summary>The error of a value that is none of those allowed.</summary>
    public ModuleOptionException Fail(string message, string given, IEnumerable<string> allowed) =>
        new(Name, message) { Hint = IsSecret ? null : Suggest(Jinja.Syntax.Names.AllClosest(given, allowed)) };

    /// <summary>A hint that asks for the names that are close; null when none is.</summary>
    public static string? Suggest(IReadOnlyList<string> close) =>
        close.Count == 0 ? null : $"did you mean {string.Join(" or ", close.Select(static name => $"'{name}'"))}?";

    /// <summary>The error of a value that cannot be converted, worded as the reference does.</summary>
    public ModuleOptionException Refuse(object? value, string reason) =>
        Fail($"argument '{Name}' is of type {Python.TypeName(value)} and we were unable to convert to {Type}: {reason}");

    public string Show(string text) => IsSecret ? Secret.Mask : text;

    public string Repr(object? value) => IsSecret ? Secret.Mask : Python.Repr(value);
}
