namespace PlaybookRunner.Jinja;

/// <summary>An object with attributes that templates can read (<c>loop.index</c>), without being a mapping. Hosts may implement it.</summary>
public interface IJinjaObject
{
    /// <summary>Python's name of its type for error messages, with its module where it has one (<c>jinja2.runtime.LoopContext</c>).</summary>
    string TypeName { get; }

    /// <summary>Reads an attribute.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Whether it exists.</returns>
    bool TryGetAttribute(string name, out object? value);
}
