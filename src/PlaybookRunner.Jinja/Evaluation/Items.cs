namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>
/// Goes through what a loop is over. Lists are read by position, so that one that grows in the loop is read on, as in Python; everything else through its enumerator.
/// </summary>
internal struct Items
{
    private readonly IReadOnlyList<object?>? _list;
    private readonly RangeValue? _range;
    private readonly IEnumerator<object?>? _enumerator;
    private int _position;

    public Items(object? source)
    {
        switch (source)
        {
            case IReadOnlyList<object?> list:
                _list = list;
                break;
            case RangeValue range:
                _range = range;
                break;
            case IEnumerator<object?> enumerator:
                _enumerator = enumerator;
                break;
            default:
                _enumerator = Python.Iterate(source).GetEnumerator();
                break;
        }
    }

    /// <summary>How many items there are in all, where that is known without going through them; else -1.</summary>
    public readonly int Count => _list?.Count ?? (_range is { Count: <= int.MaxValue } range ? (int)range.Count : -1);

    public bool Next(out object? item)
    {
        if (_list is not null)
        {
            bool found = _position < _list.Count;
            item = found ? Python.Reach(_list[_position++]) : null;
            return found;
        }
        if (_range is not null)
        {
            bool found = _position < _range.Count;
            item = found ? Boxes.Of(_range[_position++]) : null;
            return found;
        }
        bool more = _enumerator!.MoveNext();
        item = more ? Python.Reach(_enumerator.Current) : null;
        return more;
    }
}
