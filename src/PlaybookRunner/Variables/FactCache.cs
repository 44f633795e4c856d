using System.Text;
using PlaybookRunner.Events;
using PlaybookRunner.Jinja;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Variables;

/// <summary>
/// Facts that outlive a run, a file for each host, in the folder and form of the reference's cache <c>jsonfile</c>: both engines may use one folder. Without options it
/// holds nothing, since the facts of a run live in its hosts' states.
/// </summary>
internal sealed class FactCache(FactCacheOptions? options, EventHub events, TimeProvider time)
{
    // The reference's mark of the form the files have.
    private const string FormMark = "s1_";

    /// <summary>The facts of a host by the names they were given; null when there are none, they are too old, or their file is broken.</summary>
    public Dict? Load(string host)
    {
        if (PathOf(host) is not { } path || !File.Exists(path) || IsTooOld(path))
            return null;
        try
        {
            return FactCacheText.Read(path, File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            Warn(path, "is ignored", exception);
            return null;
        }
    }

    /// <summary>Keeps the facts of a host.</summary>
    public void Save(string host, Dict facts)
    {
        if (PathOf(host) is not { } path)
            return;
        var temporary = TemporaryName.Beside(path);
        try
        {
            Directory.CreateDirectory(options!.Folder);
            File.WriteAllText(temporary, FactCacheText.Write(facts), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Warn(path, "cannot be written", exception);
        }
        finally
        {
            // It is there only when it could not take its place.
            if (File.Exists(temporary))
                File.Delete(temporary);
        }
    }

    /// <summary>Forgets the facts of a host.</summary>
    public void Remove(string host)
    {
        if (PathOf(host) is not { } path || !File.Exists(path))
            return;
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Warn(path, "cannot be removed", exception);
        }
    }

    // A name with a slash would be a file elsewhere.
    private string? PathOf(string host) =>
        options is null || host.Contains('/', StringComparison.Ordinal) ? null : Path.Combine(options.Folder, options.Prefix + FormMark + host);

    private bool IsTooOld(string path) =>
        options!.MaximumAge is { } age && time.GetUtcNow() - File.GetLastWriteTimeUtc(path) > age;

    private void Warn(string path, string what, Exception exception) =>
        events.Warn(ErrorCodes.FactCache, $"the file '{path}' of the fact cache {what}: {exception.Message}", null);
}
