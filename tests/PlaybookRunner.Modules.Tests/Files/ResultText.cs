using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PlaybookRunner.Modules.Tests.Files;

/// <summary>Results as texts by key that can be compared: what differs from run to run is masked.</summary>
internal static partial class ResultText
{
    // What the engine adds, and what this machine says about the reference's own interpreter.
    private static readonly string[] Ignored = ["action", "_ansible_no_log", "exception", "invocation", "warnings", "deprecations", "skip_reason"];

    // What a failed result says of the path is an extra: the message tells what went wrong.
    private static readonly string[] OfFailures = ["changed", "failed", "msg", "rc", "stdout", "stderr"];

    // Of stat, what changes from run to run, and what is not looked at here because it would take a further round trip.
    private static readonly string[] Volatile = ["atime", "mtime", "ctime", "inode", "dev", "block_size", "blocks", "version", "attr_flags", "attributes", "mimetype", "charset", "device_type"];

    public static SortedDictionary<string, string> Of(JsonObject recorded, bool withOwners)
    {
        var values = new OrderedDictionary<string, object?>();
        // The reference renders a template into a folder of its own, and shows that one's path.
        var text = Rendered().Replace(recorded.ToJsonString(), "{W}/");
        foreach (var (key, value) in (IReadOnlyDictionary<string, object?>)Builtin.JsonValues.Parse(text)!)
        {
            values[key] = key == "diff" ? DiffText(value) : value;
        }

        return Of(values, withOwners);
    }

    public static SortedDictionary<string, string> Of(ModuleResult result, string folder, bool withOwners)
    {
        var values = new OrderedDictionary<string, object?>(result.Values) { ["changed"] = result.Changed };
        if (result.Failed)
        {
            values["failed"] = true;
        }

        if (result.Skipped)
        {
            values["skipped"] = true;
        }

        if (result.Message is { } message)
        {
            values["msg"] = message;
        }

        var sides = result.Diff.Select(diff => Side(diff.Prepared, diff.BeforeHeader, diff.Before, diff.AfterHeader, diff.After));
        values["diff"] = string.Join('\n', sides.Where(side => side.Length > 0));
        var texts = Of(values, withOwners);
        foreach (var (key, text) in texts.ToList())
        {
            texts[key] = Mask(text.Replace(folder, "{W}", StringComparison.Ordinal));
        }

        return texts;
    }

    /// <summary>A text without what changes from run to run: names of backups and temporary files, times.</summary>
    public static string Mask(string text) =>
        Unique().Replace(Temporary().Replace(Times().Replace(Backups().Replace(text, "BACKUP"), "\"$1time\": TIME"), "TEMPORARY"), "$1UNIQUE");

    private static SortedDictionary<string, string> Of(OrderedDictionary<string, object?> values, bool withOwners)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var failed = values.GetValueOrDefault("failed") is true;
        var sizeSays = values.GetValueOrDefault("state") is not ("directory" or "link");
        foreach (var (key, value) in values)
        {
            var isOwner = key is "uid" or "gid" or "owner" or "group";
            if ((failed ? OfFailures.Contains(key) : !Ignored.Contains(key)) && (withOwners || !isOwner) && (sizeSays || key != "size"))
            {
                texts[key] = key switch
                {
                    "diff" => (string)value!,
                    "files" when value is IEnumerable<object?> files => Mask(string.Join('\n', files.Select(Show).Order(StringComparer.Ordinal))),
                    _ => Mask(Show(value)),
                };
            }
        }

        // A difference without a difference says nothing.
        if (texts.GetValueOrDefault("diff") is "")
        {
            texts.Remove("diff");
        }

        return texts;
    }

    private static string DiffText(object? diff) => diff is IReadOnlyDictionary<string, object?> one
        ? Side(one)
        : string.Join('\n', ((IEnumerable<object?>)diff!).Select(item => Side((IReadOnlyDictionary<string, object?>)item!)).Where(text => text.Length > 0));

    private static string Side(IReadOnlyDictionary<string, object?> diff) => Side(
        diff.GetValueOrDefault("prepared") as string ?? Binary(diff),
        diff.GetValueOrDefault("before_header") as string ?? "",
        State(diff.GetValueOrDefault("before")),
        diff.GetValueOrDefault("after_header") as string ?? "",
        State(diff.GetValueOrDefault("after")));

    private static string? Binary(IReadOnlyDictionary<string, object?> diff) => diff switch
    {
        _ when diff.ContainsKey("src_binary") => "diff skipped: source file appears to be binary\n",
        _ when diff.ContainsKey("dst_binary") => "diff skipped: destination file appears to be binary\n",
        _ => null,
    };

    private static string? State(object? side) => side switch
    {
        null or string => (string?)side,
        _ => Jinja.Python.ToJson(Jinja.Python.Reach(side), new() { Indent = "    ", SortKeys = true, ItemSeparator = ",", KeySeparator = ": " }, Jinja.Limits.Default) + "\n",
    };

    private static string Side(string? prepared, string beforeHeader, string? before, string afterHeader, string? after)
    {
        var text = Mask($"--- {beforeHeader}\n{before}+++ {afterHeader}\n{after}");
        return prepared ?? (Mask(before ?? "") == Mask(after ?? "") ? "" : text);
    }

    private static string Show(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> map => "{" + string.Join(", ", map
            .Where(pair => !Volatile.Contains(pair.Key))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}: {Show(pair.Value)}")) + "}",
        string text => text,
        System.Collections.IEnumerable list => "[" + string.Join(", ", list.Cast<object?>().Select(Show)) + "]",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "null",
    };

    [GeneratedRegex(@"\.\d+\.\d{4}-\d\d-\d\d@\d\d:\d\d:\d\d~")]
    private static partial Regex Backups();

    [GeneratedRegex(@"""([am])time"": [\d.]+")]
    private static partial Regex Times();

    // What tempfile makes.
    [GeneratedRegex(@"\b(ansible\.|p_)\w{8}\b")]
    private static partial Regex Unique();

    [GeneratedRegex(@"[\w/.~-]*/ansible-local-[^/""]*/tmp[^/""]*/")]
    private static partial Regex Rendered();

    [GeneratedRegex(@"[\w/.~-]*/(\.ansible[\w/.-]*|ansible-(?:tmp|local)-[\w/.-]*)")]
    private static partial Regex Temporary();
}
