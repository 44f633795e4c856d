using System.Globalization;
using System.Text;
using PlaybookRunner.Jinja;
using PlaybookRunner.Templating.JmesPath;

namespace PlaybookRunner.Templating.Filters;

/// <summary>The filters of <c>community.general</c> for mappings, lists and texts.</summary>
internal static class GeneralFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("json_query", "data, expr", static (in JinjaCall c) => new JmesParser(Python.Str(c[1])).Parse()(c[0]))
        .Add("dict", "sequence", static (in JinjaCall c) => OfPairs(c.Sequence(0)))
        .Add("dict_kv", "value, key", static (in JinjaCall c) => new Dict { [c[1]] = c[0] })
        .Add("counter", "sequence", static (in JinjaCall c) => Count(c[0]))
        .Add("groupby_as_dict", "sequence, attribute", static (in JinjaCall c) => Group(c[0], c[1]))
        .Add("accumulate", "sequence", static (in JinjaCall c) => Accumulate(c[0], c.Context.Limits))
        .Add("version_sort", "value, reverse=false", static (in JinjaCall c) => SortVersions(c[0], c.Boolean(1)))
        .Add("crc32", "value", static (in JinjaCall c) => Checksum(c[0]))
        .Add("unicode_normalize", "data, form='NFC'", static (in JinjaCall c) => Normalize(c[0], Python.Str(c[1])));

    private static Dict OfPairs(IEnumerable<object?> pairs)
    {
        var result = new Dict();
        foreach (var pair in pairs)
        {
            var items = Python.Iterate(pair).ToList();
            result[items[0]] = items.Count == 2 ? items[1] : throw Arguments.ValueError($"dictionary update sequence element has length {items.Count}; 2 is required");
        }

        return result;
    }

    private static Dict Count(object? value)
    {
        if (!Python.IsIterable(value))
            throw Arguments.TypeError($"Argument for community.general.counter must be a sequence (string or list). {Python.Str(value)} is not a sequence");
        var result = new Dict();
        foreach (var item in Python.Iterate(value))
            result[item] = result.TryGetValue(item, out var count) ? (long)count! + 1 : 1L;
        return result;
    }

    private static Dict Group(object? value, object? attribute)
    {
        if (value is not IReadOnlyList<object?> list)
            throw Arguments.TypeError("Input is not a sequence");
        var result = new Dict(list.Count);
        foreach (var item in list)
        {
            if (item is not Dict entry || !entry.TryGetValue(attribute, out var key))
                throw Arguments.ValueError($"Attribute not contained in element of sequence: {Python.Str(item)}");
            if (result.ContainsKey(key))
                throw Arguments.ValueError($"Multiple sequence entries have attribute value {Python.Repr(key)}");
            result[key] = item;
        }

        return result;
    }

    private static List<object?> Accumulate(object? value, Limits limits)
    {
        if (value is not (IReadOnlyList<object?> or string or Markup))
            throw Arguments.TypeError($"Invalid value type ({Python.TypeName(value)}) for accumulate ({Python.Repr(value)})");
        var result = new List<object?>();
        foreach (var item in Python.Iterate(value))
            result.Add(result.Count == 0 ? item : Python.Add(result[^1], item, limits));
        return result;
    }

    private static List<object?> SortVersions(object? value, bool isReversed)
    {
        var versions = Python.Iterate(value).ToList();
        if (versions.Exists(static version => !Arguments.IsText(version)))
            throw Arguments.TypeError("expected string or bytes-like object");
        var ordered = versions.OrderBy(Python.Str, Comparer<string>.Create(static (left, right) => Tests.VersionOrder.Compare(left, right, "loose")));
        return isReversed ? [.. ordered.Reverse()] : [.. ordered];
    }

    private static string Checksum(object? value)
    {
        if (!Arguments.IsText(value))
            throw Arguments.TypeError($"crc32 takes a text, not {Python.TypeName(value)}");
        var checksum = uint.MaxValue;
        foreach (var each in Encoding.UTF8.GetBytes(Python.Str(value)))
        {
            checksum ^= each;
            for (var bit = 0; bit < 8; bit++)
                checksum = (checksum >> 1) ^ ((checksum & 1) * 0xEDB88320);
        }

        return (~checksum).ToString("x", CultureInfo.InvariantCulture);
    }

    private static string Normalize(object? value, string form)
    {
        if (!Arguments.IsText(value))
            throw Arguments.TypeError($"Invalid value type: {Python.TypeName(value)}");
        return Python.Str(value).Normalize(form switch
        {
            "NFC" => NormalizationForm.FormC,
            "NFD" => NormalizationForm.FormD,
            "NFKC" => NormalizationForm.FormKC,
            "NFKD" => NormalizationForm.FormKD,
            _ => throw Arguments.ValueError($"Invalid form value: {form}; one of NFC, NFD, NFKC, NFKD"),
        });
    }
}
