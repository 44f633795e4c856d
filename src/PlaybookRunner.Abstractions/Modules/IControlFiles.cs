namespace PlaybookRunner.Modules;

/// <summary>Files of the control node as a task's search path finds them: the role's folders first, then the play's.</summary>
public interface IControlFiles
{
    /// <summary>Finds a file or folder.</summary>
    /// <param name="folder">The kind of folder searched: <c>files</c>, <c>templates</c>, <c>vars</c>; empty for the base folders alone.</param>
    /// <param name="name">An absolute path, or a path relative to the search path.</param>
    /// <returns>The absolute path.</returns>
    /// <exception cref="ModuleFailedException">Nothing was found; the message lists where it was looked for.</exception>
    string Find(string folder, string name);

    /// <summary>Reads a file found by <see cref="Find"/>, decrypting it when it is a vault and <paramref name="decrypt"/> is set.</summary>
    byte[] Read(string path, bool decrypt = true);

    /// <summary>
    /// Loads a file of variables found by <see cref="Find"/>, YAML or JSON, decrypted when it is a vault. Strings in it that hold template markup are
    /// templates, as in any other file of variables.
    /// </summary>
    /// <exception cref="ModuleFailedException">The file cannot be read, or is no mapping.</exception>
    /// <exception cref="PlaybookException">The file is not YAML.</exception>
    IReadOnlyDictionary<string, object?> LoadVariables(string path);
}
