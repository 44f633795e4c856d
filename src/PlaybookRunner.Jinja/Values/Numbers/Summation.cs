namespace PlaybookRunner.Jinja;

/// <summary>Python's <c>sum</c>: floats are added with compensation for what rounding loses.</summary>
internal struct Summation
{
    private readonly Limits _limits;
    private object? _total;
    private double _compensation;

    public Summation(object? start, Limits limits)
    {
        if (Python.IsText(start))
            throw PythonException.TypeError("sum() can't sum strings [use ''.join(seq) instead]");
        if (start is byte[])
            throw PythonException.TypeError("sum() can't sum bytes [use b''.join(seq) instead]");
        (_total, _limits) = (start, limits);
    }

    public readonly object? Result =>
        _compensation != 0 && double.IsFinite(_compensation) && _total is double total ? total + _compensation : _total;

    public void Add(object? item)
    {
        if (_total is double total && item is double or long)
            AddFloat(total, Numbers.ToDouble(item));
        else
            (_total, _compensation) = (Python.Add(Result, item, _limits), 0);
    }

    // Neumaier's algorithm.
    private void AddFloat(double total, double item)
    {
        var sum = total + item;
        _compensation += Math.Abs(total) >= Math.Abs(item) ? total - sum + item : item - sum + total;
        _total = sum;
    }
}
