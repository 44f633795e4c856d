using System.Globalization;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>The filters of <c>ansible.netcommon</c> for lists of VLANs and for passwords of devices.</summary>
internal static class NetworkDeviceFilters
{
    private const int FirstVlan = 1;
    private const int LastVlan = 4094;

    public static void AddTo(FunctionSet filters) => filters
        .Add("vlan_parser", "data, first_line_len=48, other_line_len=44", static (in JinjaCall c) => Lines(Ranges(c.Sequence(0)), c.Integer(1), c.Integer(2)))
        .Add("vlan_expander", "data", static (in JinjaCall c) => Expanded(Python.Str(c[0])))
        .Add("type5_pw", "password, salt=none", static (in JinjaCall c) => PasswordCrypt.Hash(Python.Str(c[0]), "md5", new PasswordCryptOptions(Salt(c[1]), SaltSize: 4)))
        .Add("hash_salt", "password", static (in JinjaCall c) => SaltOf(Python.Str(c[0])))
        .Add("comp_type5", "unencrypted_password, encrypted_password, return_original=false", static (in JinjaCall c) => Compare(c));

    private static string? Salt(object? value) => Python.Truth(value) ? Python.Str(value) : null;

    private static string SaltOf(string hash) => hash.Split('$') is [_, _, var salt, _, ..]
        ? salt
        : throw Arguments.ValueError($"Could not parse salt out password correctly from {hash}");

    private static object Compare(in JinjaCall call)
    {
        var hash = Python.Str(call[1]);
        var isSame = PasswordCrypt.Hash(Python.Str(call[0]), "md5", new PasswordCryptOptions(SaltOf(hash))) == hash;
        return isSame && call.Boolean(2) ? hash : isSame;
    }

    private static List<object?> Expanded(string text)
    {
        var vlans = new List<long>();
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-');
            if (ends.Length > 2)
                throw Arguments.ValueError($"a range of VLANs has two ends, unlike '{part}'");
            for (var vlan = Arguments.Whole(ends[0]); vlan <= Arguments.Whole(ends[^1]); vlan++)
            {
                if (vlans.Count > LastVlan)
                    throw Arguments.ValueError($"Valid VLAN range is {FirstVlan}-{LastVlan}");
                vlans.Add(vlan);
            }
        }

        return [.. vlans.Order().Select(static vlan => (object?)vlan)];
    }

    // Three and more that follow each other are a range.
    private static List<string> Ranges(IEnumerable<object?> values)
    {
        var vlans = values.Select(static value => value is long vlan ? vlan : throw Arguments.TypeError($"a VLAN is an int, not {Python.TypeName(value)}")).Distinct().Order().ToList();
        if (vlans.Count == 0)
            throw new PythonException(PythonErrorType.IndexError, "there are no VLANs in the list");
        if (vlans[0] < FirstVlan || vlans[^1] > LastVlan)
            throw Arguments.ValueError($"Valid VLAN range is {FirstVlan}-{LastVlan}");
        var ranges = new List<string>();
        for (int start = 0, end = 1; start < vlans.Count; start = end++)
        {
            while (end < vlans.Count && vlans[end] == vlans[end - 1] + 1)
                end++;
            if (end - start > 2)
                ranges.Add(string.Create(CultureInfo.InvariantCulture, $"{vlans[start]}-{vlans[end - 1]}"));
            else
                ranges.AddRange(vlans[start..end].Select(static vlan => vlan.ToString(CultureInfo.InvariantCulture)));
        }

        return ranges;
    }

    private static List<object?> Lines(List<string> ranges, long first, long other)
    {
        var lines = new List<object?>();
        var line = ranges[0];
        foreach (var range in ranges.Skip(1))
        {
            if (line.Length + 1 + range.Length <= (lines.Count == 0 ? first : other))
                line += "," + range;
            else
            {
                lines.Add(line);
                line = range;
            }
        }

        lines.Add(line);
        return lines;
    }
}
