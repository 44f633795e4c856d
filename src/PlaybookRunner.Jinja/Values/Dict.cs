using System.Collections;
using System.Runtime.CompilerServices;

namespace PlaybookRunner.Jinja;

/// <summary>
/// Python's <c>dict</c>: insertion-ordered, with Python's equality of keys (<c>1 == 1.0 == True</c>) and null (<c>None</c>) as a possible key.
/// A value that is a <see cref="Deferred"/> is resolved when it is read, and the result is kept.
/// Reading is safe from several threads; changing is not.
/// </summary>
public sealed class Dict : IReadOnlyCollection<KeyValuePair<object?, object?>>
{
    private const int End = -1;
    private const int Removed = -2;

    private int[] _buckets = [];
    private Entry[] _entries = [];
    private int _used;
    private int _count;
    private bool _hasDeferred;

    // A host's dictionary stands in for the table until more than a lookup by name is asked of it.
    private volatile IReadOnlyDictionary<string, object?>? _host;

    /// <summary>Makes an empty mapping.</summary>
    public Dict()
    {
    }

    /// <summary>Makes an empty mapping with room for a number of entries.</summary>
    public Dict(int capacity)
    {
        if (capacity > 0)
            Resize(capacity);
    }

    /// <summary>Makes a mapping with the entries of another one; later entries win over earlier ones of an equal key.</summary>
    /// <exception cref="PythonException">TypeError: a key is not hashable.</exception>
    public Dict(IEnumerable<KeyValuePair<object?, object?>> entries)
    {
        if (entries is Dict other)
            CopyFrom(other);
        else
            foreach (var (key, value) in entries)
                this[key] = value;
    }

    private Dict(IReadOnlyDictionary<string, object?> host) => _host = host;

    /// <summary>The number of entries.</summary>
    public int Count => _host?.Count ?? _count;

    /// <summary>The keys in order.</summary>
    public IEnumerable<object?> Keys
    {
        get
        {
            foreach (var entry in this)
                yield return entry.Key;
        }
    }

    /// <summary>The values in order, resolved.</summary>
    public IEnumerable<object?> Values
    {
        get
        {
            foreach (var entry in this)
                yield return entry.Value;
        }
    }

    /// <summary>The value of a key. Setting an existing key keeps its place and its first spelling.</summary>
    /// <exception cref="PythonException">KeyError: there is no such key; TypeError: the key is not hashable.</exception>
    public object? this[object? key]
    {
        get => TryGetValue(key, out var value) ? value : throw PythonException.KeyError(key);
        set => Put(key, value, overwrite: true);
    }

    /// <summary>Wraps a host's dictionary without copying it; the host must not change it while templates use it.</summary>
    public static Dict Wrap(IReadOnlyDictionary<string, object?> host) => new(host);

    /// <summary>Looks up a key.</summary>
    /// <exception cref="PythonException">TypeError: the key is not hashable.</exception>
    public bool TryGetValue(object? key, out object? value)
    {
        if (key is string name)
            return TryGetValue(name, out value);
        Materialize();
        return Read(_count == 0 ? CheckHashable(key) : FindAny(key, Python.Hash(key)), out value);
    }

    /// <summary>Looks up a text key.</summary>
    public bool TryGetValue(string key, out object? value)
    {
        if (_host is { } host)
        {
            var found = host.TryGetValue(key, out value);
            value = Python.Reach(value);
            return found;
        }

        return Read(_count == 0 ? End : FindText(key, key.GetHashCode()), out value);
    }

    /// <summary>Looks up a text key whose hash is known: names in templates have it worked out when they are compiled.</summary>
    internal bool TryGetValue(string key, int hash, out object? value) =>
        _host is null ? Read(_count == 0 ? End : FindText(key, hash), out value) : TryGetValue(key, out value);

    /// <summary>Whether there is such a key. Does not resolve its value.</summary>
    /// <exception cref="PythonException">TypeError: the key is not hashable.</exception>
    public bool ContainsKey(object? key)
    {
        if (key is string name && _host is { } host)
            return host.ContainsKey(name);
        Materialize();
        return Find(key) >= 0;
    }

    /// <summary>Adds an entry if the key is new.</summary>
    /// <returns>Whether it was added.</returns>
    /// <exception cref="PythonException">TypeError: the key is not hashable.</exception>
    public bool TryAdd(object? key, object? value) => Put(key, value, overwrite: false);

    /// <summary>Adds an entry, or replaces the value of an equal key.</summary>
    /// <exception cref="PythonException">TypeError: the key is not hashable.</exception>
    public void Add(object? key, object? value) => Put(key, value, overwrite: true);

    /// <summary>Removes an entry.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="PythonException">TypeError: the key is not hashable.</exception>
    public bool Remove(object? key) => Remove(key, out _);

    /// <summary>Removes an entry and gives its value.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="PythonException">TypeError: the key is not hashable.</exception>
    public bool Remove(object? key, out object? value)
    {
        Materialize();
        var index = Find(key);
        if (!Read(index, out value))
            return false;
        Unlink(index);
        _count--;
        return true;
    }

    /// <summary>Removes all entries.</summary>
    public void Clear()
    {
        _host = null;
        (_buckets, _entries, _used, _count) = ([], [], 0, 0);
    }

    /// <summary>The entries as a dictionary by text, for hosts; keys that are no text appear as their <c>str</c>.</summary>
    public IReadOnlyDictionary<string, object?> ToDictionary()
    {
        var result = new Dictionary<string, object?>(Count);
        foreach (var (key, value) in this)
            result[Python.Str(key)] = value;
        return result;
    }

    /// <summary>Enumerates the entries in order, values resolved.</summary>
    public Enumerator GetEnumerator()
    {
        Materialize();
        return new Enumerator(this);
    }

    IEnumerator<KeyValuePair<object?, object?>> IEnumerable<KeyValuePair<object?, object?>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Python's <c>repr</c>.</summary>
    public override string ToString() => Python.Repr(this);

    /// <summary>See <see cref="Python.DeepCopy"/>.</summary>
    internal Dict DeepCopy()
    {
        if (_host is { } host)
            return new Dict(new CopiedOnRead(host));
        var copy = new Dict(this);
        for (var i = 0; i < copy._used; i++)
            copy._entries[i].Value = Python.DeepCopy(copy._entries[i].Value);
        return copy;
    }

    private bool Put(object? key, object? value, bool overwrite)
    {
        Materialize();
        key = Python.Reach(key);
        if (value is Deferred)
            _hasDeferred = true;
        else
            value = Python.Reach(value);

        var hash = key is string text ? text.GetHashCode() : Python.Hash(key);
        var index = _count == 0 ? End : FindAny(key, hash);
        if (index < 0)
            Append(key, hash, value);
        else if (overwrite)
            _entries[index].Value = value;
        return index < 0;
    }

    private void Append(object? key, int hash, object? value)
    {
        if (_used == _entries.Length)
            Resize(Math.Max(4, _count * 2));
        ref var bucket = ref _buckets[hash & (_buckets.Length - 1)];
        _entries[_used] = new Entry { Hash = hash, Next = bucket, Key = key, Value = value };
        bucket = _used++;
        _count++;
    }

    private int Find(object? key) =>
        key is string text
            ? _count == 0 ? End : FindText(text, text.GetHashCode())
            : _count == 0 ? CheckHashable(key) : FindAny(key, Python.Hash(key));

    private static int CheckHashable(object? key)
    {
        Python.Hash(key);
        return End;
    }

    private int FindAny(object? key, int hash)
    {
        if (key is string text)
            return FindText(text, hash);
        for (var i = _buckets[hash & (_buckets.Length - 1)]; i >= 0; i = _entries[i].Next)
        {
            if (_entries[i].Hash == hash && Python.SameKey(_entries[i].Key, key))
                return i;
        }

        return End;
    }

    private int FindText(string key, int hash)
    {
        var entries = _entries;
        for (var i = _buckets[hash & (_buckets.Length - 1)]; i >= 0; i = entries[i].Next)
        {
            ref var entry = ref entries[i];
            if (entry.Hash == hash && (entry.Key is string text ? text == key : Python.SameKey(entry.Key, key)))
                return i;
        }

        return End;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Read(int index, out object? value)
    {
        if (index < 0)
        {
            value = null;
            return false;
        }

        value = _entries[index].Value;
        if (_hasDeferred)
            value = Resolve(index, value);
        return true;
    }

    // A Deferred may change this very mapping while it is computed, so the entry is found again by its place only.
    private object? Resolve(int index, object? value)
    {
        if (value is not Deferred)
            return value;
        var resolved = Python.Reach(value);
        if (index < _entries.Length && ReferenceEquals(_entries[index].Value, value))
            _entries[index].Value = resolved;
        return resolved;
    }

    private void Unlink(int index)
    {
        ref var link = ref _buckets[_entries[index].Hash & (_buckets.Length - 1)];
        while (link != index)
            link = ref _entries[link].Next;
        link = _entries[index].Next;
        _entries[index] = new Entry { Next = Removed };
        while (_used > 0 && _entries[_used - 1].Next == Removed)
            _used--;
    }

    // Also drops the holes that removed entries left.
    private void Resize(int capacity)
    {
        var entries = new Entry[capacity];
        var buckets = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)capacity)];
        Array.Fill(buckets, End);
        var used = 0;
        for (var i = 0; i < _used; i++)
        {
            if (_entries[i].Next == Removed)
                continue;
            ref var bucket = ref buckets[_entries[i].Hash & (buckets.Length - 1)];
            entries[used] = _entries[i];
            entries[used].Next = bucket;
            bucket = used++;
        }

        (_entries, _buckets, _used) = (entries, buckets, used);
    }

    private void CopyFrom(Dict other)
    {
        other.Materialize();
        _buckets = (int[])other._buckets.Clone();
        _entries = (Entry[])other._entries.Clone();
        (_used, _count, _hasDeferred) = (other._used, other._count, other._hasDeferred);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Materialize()
    {
        if (_host is not null)
            CopyHost();
    }

    // Readers may come at once; the table is complete before _host, which they look at first, becomes null.
    private void CopyHost()
    {
        lock (this)
        {
            if (_host is not { } host)
                return;
            var table = new Dict(host.Count);
            foreach (var (key, value) in host)
                table.Put(key, value, overwrite: true);
            (_buckets, _entries, _used, _count, _hasDeferred) = (table._buckets, table._entries, table._used, table._count, table._hasDeferred);
            _host = null;
        }
    }

    private struct Entry
    {
        public int Hash;
        public int Next;
        public object? Key;
        public object? Value;
    }

    /// <summary>Walks through the entries in order. Adding or removing entries meanwhile is an error, as in Python.</summary>
    public struct Enumerator : IEnumerator<KeyValuePair<object?, object?>>
    {
        private readonly Dict _dict;
        private readonly int _count;
        private int _index;

        internal Enumerator(Dict dict)
        {
            _dict = dict;
            _count = dict._count;
            _index = -1;
        }

        /// <summary>The entry, its value resolved.</summary>
        public readonly KeyValuePair<object?, object?> Current
        {
            get
            {
                _dict.Read(_index, out var value);
                return new(_dict._entries[_index].Key, value);
            }
        }

        readonly object IEnumerator.Current => Current;

        /// <summary>Goes to the next entry.</summary>
        /// <exception cref="PythonException">RuntimeError: entries were added or removed.</exception>
        public bool MoveNext()
        {
            if (_dict._count != _count)
                throw new PythonException(PythonErrorType.RuntimeError, "dictionary changed size during iteration");
            do
                _index++;
            while (_index < _dict._used && _dict._entries[_index].Next == Removed);
            return _index < _dict._used;
        }

        /// <summary>Goes back before the first entry.</summary>
        public void Reset() => _index = -1;

        /// <summary>Does nothing.</summary>
        public readonly void Dispose()
        {
        }
    }
}
