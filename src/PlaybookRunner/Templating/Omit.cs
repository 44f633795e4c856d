using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating;

/// <summary>The value of <c>omit</c>: an argument that has it is treated as not given.</summary>
internal sealed class Omit : IJinjaObject
{
    private Omit()
    {
    }

    public static Omit Value { get; } = new();

    public string TypeName => "Omit";

    public bool TryGetAttribute(string name, out object? value)
    {
        value = null;
        return false;
    }

    public override string ToString() => "<omit>";
}
