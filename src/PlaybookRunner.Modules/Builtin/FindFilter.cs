using System.Globalization;
using PlaybookRunner.Jinja;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Which entries a <c>find</c> task means.</summary>
internal sealed class FindFilter
{
    private readonly FindOptions _options;
    private readonly List<PythonRegex> _patterns;
    private readonly List<PythonRegex> _excludes;
    private readonly double _now;
    private readonly double? _age;

    public FindFilter(FindOptions options, DateTimeOffset now)
    {
        _options = options;
        _now = now.ToUnixTimeMilliseconds() / 1000.0;
        _patterns = [.. options.Patterns.Select(pattern => Compile(pattern, options.UseRegex))];
        _excludes = [.. options.Excludes.Select(pattern => Compile(pattern, options.UseRegex))];
        _age = options.Age is null ? null : Duration(options.Age);
    }

    public bool Matches(PathStatus entry)
    {
        var name = Path.GetFileName(entry.Path);
        return HasKind(entry) && (_options.Hidden || !name.StartsWith('.')) && HasName(name) && HasAge(entry) && HasSize(entry);
    }

    private bool HasKind(PathStatus entry) => _options.FileType switch
    {
        FindFileType.Any => true,
        FindFileType.Directory => entry.Kind == PathKind.Directory,
        FindFileType.Link => entry.Kind == PathKind.Link,
        _ => entry.Kind == PathKind.File,
    };

    private bool HasName(string name) =>
        (_patterns.Count == 0 || _patterns.Exists(pattern => pattern.Match(name) is not null)) && !_excludes.Exists(pattern => pattern.Match(name) is not null);

    private bool HasAge(PathStatus entry)
    {
        if (_age is not { } age)
            return true;
        var stamp = _options.AgeStamp switch
        {
            FindAgeStamp.Atime => entry.AccessTime,
            FindAgeStamp.Ctime => entry.ChangeTime,
            _ => entry.ModificationTime,
        };
        return age >= 0 ? _now - stamp >= age : _now - stamp <= -age;
    }

    private bool HasSize(PathStatus entry)
    {
        if (_options.Size is not { } text)
            return true;
        var size = Bytes(text);
        return size >= 0 ? entry.Size >= size : entry.Size <= -size;
    }

    // Shell patterns and regular expressions both match the name from its start; shell patterns to its end.
    private static PythonRegex Compile(string pattern, bool isRegex) => new(isRegex ? pattern : ShellPattern(pattern));

    private static string ShellPattern(string pattern) =>
        PythonRegex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal)
            .Replace(@"\[!", "[^", StringComparison.Ordinal).Replace(@"\[", "[", StringComparison.Ordinal) + @"\Z";

    private static double Duration(string text) => Scaled(text, unit => unit switch { "w" => 604800, "d" => 86400, "h" => 3600, "m" => 60, "s" or "" => 1, _ => null }, "age");

    private static double Bytes(string text) =>
        Scaled(text, unit => unit switch { "t" => 1L << 40, "g" => 1L << 30, "m" => 1L << 20, "k" => 1L << 10, "b" or "" => 1, _ => null }, "size");

    private static double Scaled(string text, Func<string, double?> factor, string option)
    {
        var trimmed = text.Trim().ToLowerInvariant();
        var digits = trimmed.TrimEnd("abcdefghijklmnopqrstuvwxyz".ToCharArray());
        return long.TryParse(digits, CultureInfo.InvariantCulture, out var number) && factor(trimmed[digits.Length..]) is { } scale
            ? number * scale
            : throw new ModuleFailedException($"failed to process {option}: '{text}'");
    }
}
