namespace PlaybookRunner.Jinja;

/// <summary>What <c>cycler()</c> makes: values in turn, over and over.</summary>
internal sealed class CyclerValue : IJinjaObject
{
    private static readonly FunctionDefinition Next = new("next", Signature.Parse("self"), static (in JinjaCall call) => ((CyclerValue)call[0]!).Advance());
    private static readonly FunctionDefinition ResetMethod = new("reset", Signature.Parse("self"), static (in JinjaCall call) => ((CyclerValue)call[0]!).Reset());

    private readonly IReadOnlyList<object?> _items;
    private int _position;

    public CyclerValue(IReadOnlyList<object?> items)
    {
        if (items.Count == 0)
            throw new PythonException(PythonErrorType.RuntimeError, "at least one item has to be provided");
        _items = items;
    }

    public string TypeName => "jinja2.utils.Cycler";

    public bool TryGetAttribute(string name, out object? value)
    {
        value = name switch
        {
            "current" => _items[_position],
            "next" => new FunctionValue(Next, this),
            "reset" => new FunctionValue(ResetMethod, this),
            "items" => new TupleValue([.. _items]),
            "pos" => Boxes.Of((long)_position),
            _ => null,
        };
        return value is not null || name == "current";
    }

    public override string ToString() => "<jinja2.utils.Cycler object>";

    private object? Advance()
    {
        object? item = _items[_position];
        _position = (_position + 1) % _items.Count;
        return item;
    }

    private object? Reset()
    {
        _position = 0;
        return null;
    }
}
