using System.Globalization;
using PlaybookRunner.Jinja;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>What <c>find</c> asks of a path, apart from its content.</summary>
internal sealed class FindFilter
{
    private readonly FindOptions _options;
    private readonly IReadOnlyList<PythonRegex> _patterns;
    private readonly IReadOnlyList<PythonRegex> _excludes;
    private readonly double? _age;
    private readonly double? _size;
    private readonly double _now;

    public FindFilter(FindOptions options, TimeProvider clock)
    {
        _options = options;
        _patterns = Read("patterns", options.Patterns);
        _excludes = Read("excludes", options.Excludes);
        _age = Measure("age", options.Age, "smhdw", [1, 60, 3600, 86_400, 604_800]);
        _size = Measure("size", options.Size, "bkmgt", [1, 1 << 10, 1 << 20, 1 << 30, 1L << 40]);
        _now = clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
    }

    public bool Accepts(PathStatus entry)
    {
        var name = Path.GetFileName(entry.Path);
        return IsKind(entry.Kind)
            && (_options.Hidden || !name.StartsWith('.'))
            && (_patterns.Count == 0 || _patterns.Any(pattern => pattern.Match(name) is not null))
            && !_excludes.Any(pattern => pattern.Match(name) is not null)
            && IsWithin(_age, _now - Time(entry))
            && (entry.Kind != PathKind.File || IsWithin(_size, entry.Size))
            && HasMode(entry);
    }

    private bool IsKind(PathKind kind) => _options.FileType switch
    {
        FoundKind.Any => true,
        FoundKind.Directory => kind == PathKind.Directory,
        FoundKind.Link => kind == PathKind.Link,
        _ => kind == PathKind.File,
    };

    private double Time(PathStatus entry) => _options.AgeStamp switch
    {
        AgeStamp.Atime => entry.AccessTime,
        AgeStamp.Ctime => entry.ChangeTime,
        _ => entry.ModificationTime,
    };

    private bool HasMode(PathStatus entry)
    {
        if (_options.Mode is null)
        {
            return true;
        }

        var bits = AttributeDifference.Bits(_options.Mode, 0, entry.Kind == PathKind.Directory);
        return _options.ExactMode ? entry.Mode == bits : (entry.Mode & bits) != 0;
    }

    // A positive measure is the least, a negative one the greatest.
    private static bool IsWithin(double? measure, double value) => measure switch
    {
        null => true,
        >= 0 => value >= measure,
        _ => value <= Math.Abs(measure.Value),
    };

    private IReadOnlyList<PythonRegex> Read(string option, IReadOnlyList<string> patterns) =>
        [.. patterns.Select(pattern => _options.UseRegex ? LinePattern.Read(option, pattern) : GlobPattern.Read(pattern))];

    private static double? Measure(string option, string? text, string units, long[] factors)
    {
        if (text is null)
        {
            return null;
        }

        var unit = text.Length > 0 ? units.IndexOf(char.ToLowerInvariant(text[^1]), StringComparison.Ordinal) : -1;
        var digits = unit >= 0 ? text[..^1] : text;
        return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? (double)number * (unit >= 0 ? factors[unit] : 1)
            : throw new ModuleFailedException($"failed to process {option}: '{text}' is no number with one of the units {string.Join(", ", units.ToCharArray())}");
    }
}
