namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>The variable <c>loop</c>. It reads one item ahead, so that it knows which one is the last.</summary>
internal sealed class LoopContext : JinjaCallable, IJinjaObject
{
    private static readonly FunctionDefinition Cycle = new("cycle", Signature.Parse("self, *args"), static (in JinjaCall call) => ((LoopContext)call[0]!).CycleOf(call.Extra));
    private static readonly FunctionDefinition Changed = new("changed", Signature.Parse("self, *value"), static (in JinjaCall call) => Boxes.Of(((LoopContext)call[0]!).HasChanged(call.Extra)));

    private readonly JinjaContext _context;
    private readonly RecursiveLoop? _recursion;
    private readonly int _depth;
    private Items _items;
    private Queue<object?>? _rest;
    private object? _previous;
    private object? _current;
    private object? _next;
    private bool _hasNext;
    private int _length;
    private long _index = -1;
    private IReadOnlyList<object?>? _lastChanged;

    public LoopContext(Items items, JinjaContext context, RecursiveLoop? recursion, int depth)
    {
        _items = items;
        _length = items.Count;
        _context = context;
        _recursion = recursion;
        _depth = depth;
        _hasNext = _items.Next(out _next);
    }

    public override string Name => "loop";

    public string TypeName => "jinja2.runtime.LoopContext";

    public bool MoveNext(out object? item)
    {
        if (!_hasNext)
        {
            item = null;
            return false;
        }
        _previous = _current;
        item = _current = _next;
        _index++;
        _hasNext = Read(out _next);
        return true;
    }

    public override object? Invoke(JinjaContext context, CallArguments arguments)
    {
        if (_recursion is null)
            throw PythonException.TypeError("The loop must have the 'recursive' marker to be called recursively.");
        if (arguments.Positional.Length != 1 || arguments.Names.Length > 0)
            throw PythonException.TypeError($"LoopContext.__call__() takes 2 positional arguments but {arguments.Positional.Length + 1} were given");
        return _recursion.Run(context, arguments.Positional[0], _depth + 1);
    }

    public bool TryGetAttribute(string name, out object? value)
    {
        value = name switch
        {
            "index" => Boxes.Of(_index + 1),
            "index0" => Boxes.Of(_index),
            "first" => Boxes.Of(_index == 0),
            "last" => Boxes.Of(!_hasNext),
            "length" => Boxes.Of((long)Length),
            "revindex" => Boxes.Of(Length - _index),
            "revindex0" => Boxes.Of(Length - _index - 1),
            "depth" => Boxes.Of((long)_depth + 1),
            "depth0" => Boxes.Of((long)_depth),
            "cycle" => new FunctionValue(Cycle, this),
            "changed" => new FunctionValue(Changed, this),
            "previtem" => _index > 0 ? Slots.Pack(_previous) : Undefined.WithHint("there is no previous item", _context.Options.Undefined),
            "nextitem" => _hasNext ? Slots.Pack(_next) : Undefined.WithHint("there is no next item", _context.Options.Undefined),
            _ => null,
        };
        bool found = value is not null;
        value = found ? Slots.Unpack(value!) : null;
        return found;
    }

    public override string ToString() => $"<LoopContext {_index + 1}/{Length}>";

    /// <summary>The number of items; of a lazy sequence the rest is read for it.</summary>
    private int Length
    {
        get
        {
            if (_length >= 0)
                return _length;
            _rest ??= new Queue<object?>();
            while (_items.Next(out object? item))
            {
                _context.Step();
                _rest.Enqueue(item);
            }
            return _length = (int)_index + 1 + (_hasNext ? 1 : 0) + _rest.Count;
        }
    }

    private bool Read(out object? item) => _rest is { Count: > 0 } ? _rest.TryDequeue(out item) : _items.Next(out item);

    private object? CycleOf(IReadOnlyList<object?> values) => values.Count == 0
        ? throw PythonException.TypeError("no items for cycling given")
        : values[(int)(_index % values.Count)];

    private bool HasChanged(IReadOnlyList<object?> values)
    {
        if (_lastChanged is not null && Python.Equal(_lastChanged, values))
            return false;
        _lastChanged = values;
        return true;
    }
}
