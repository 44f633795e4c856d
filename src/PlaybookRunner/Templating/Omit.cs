namespace PlaybookRunner.Templating;

/// <summary>The value of <c>omit</c>: an argument, entry or element that has it is treated as not given.</summary>
internal sealed class Omit
{
    private Omit()
    {
    }

    public static Omit Value { get; } = new();

    public override string ToString() => "<<Omit>>";
}
