namespace PlaybookRunner.Jinja;

/// <summary>What <c>joiner()</c> makes: nothing on the first call, the separator on every other.</summary>
internal sealed class JoinerValue(object? separator) : JinjaCallable
{
    private bool _used;

    public override string Name => "joiner";

    public override object? Invoke(JinjaContext context, CallArguments arguments)
    {
        if (_used)
            return separator;
        _used = true;
        return "";
    }

    public override string ToString() => "<jinja2.utils.Joiner object>";
}
