namespace PlaybookRunner.Jinja;

/// <summary>An object of the engine or a host that names its type as Python would (a macro, a loop, a namespace).</summary>
public interface IHasPythonType
{
    /// <summary>The name of the type, as error messages show it.</summary>
    string PythonTypeName { get; }
}
