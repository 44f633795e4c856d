namespace PlaybookRunner.Jinja;

public static partial class Python
{
    /// <summary>
    /// Python's <c>copy.deepcopy</c>: lists, mappings and sets, and those in them, as new ones that can be changed without the old ones noticing. A
    /// <see cref="Deferred"/> stays one, and a host's dictionary is copied as far as it is read.
    /// </summary>
    /// <exception cref="PythonException">RecursionError: a container is in itself.</exception>
    public static object? DeepCopy(object? value)
    {
        Recursion.Guard();
        return value switch
        {
            Dict dict => dict.DeepCopy(),
            DeferredList list => list.DeepCopy(),
            SetValue set => new SetValue(set),
            TupleValue tuple => tuple.Map(DeepCopy),
            IList<object?> list => list.Select(DeepCopy).ToList(),
            Deferred deferred => new DeferredCopy(deferred),
            _ => value,
        };
    }

    private sealed class DeferredCopy(Deferred original) : Deferred
    {
        public override object? Resolve() => DeepCopy(Reach(original));
    }
}
