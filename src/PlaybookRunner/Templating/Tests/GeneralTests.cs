using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Tests;

/// <summary>The tests of <c>community.general</c>.</summary>
internal static class GeneralTests
{
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    public static void AddTo(FunctionSet tests) => tests
        .Add("ansible_type", "data, dtype, alias=none", static (in JinjaCall c) => IsOfType(c))
        .Add("fqdn_valid", "name, min_labels=1, allow_underscores=false", static (in JinjaCall c) => IsHostName(Python.Str(c[0]), Arguments.Whole(c[1]), c.Boolean(2)));

    private static bool IsOfType(in JinjaCall call)
    {
        var name = AnsibleTypes.NameOf(call[0], call[2]);
        return call[1] switch
        {
            string or Markup => Python.Str(call[1]) == name,
            IReadOnlyList<object?> names => names.Any(wanted => Arguments.IsText(wanted) && Python.Str(wanted) == name),
            _ => throw Arguments.TypeError($"The argument dtype must be a string or a list. {Python.Str(call[1])} is {Python.TypeName(call[1])}"),
        };
    }

    // A name by RFC 1123: labels of letters, digits and inner dashes, the last one with a letter.
    private static bool IsHostName(string name, long minLabels, bool allowsUnderscores)
    {
        var labels = (name.EndsWith('.') ? name[..^1] : name).Split('.');
        return name.Length > 0 && name.TrimEnd('.').Length <= LongestName && labels.Length >= minLabels
            && Array.TrueForAll(labels, label => IsLabel(label, allowsUnderscores)) && !labels[^1].All(char.IsAsciiDigit);
    }

    private static bool IsLabel(string label, bool allowsUnderscores) =>
        label.Length is > 0 and <= LongestLabel && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-' || (allowsUnderscores && c == '_'));
}
