namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>The resolver's configuration.</summary>
internal static class DnsFacts
{
    /// <summary>The collector.</summary>
    public static FactCollector Collector { get; } = new("dns", [FactSource.File("dns", "/etc/resolv.conf")], Read) { IsMinimal = true };

    private static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        var dns = new OrderedDictionary<string, object?>();
        foreach (var line in sections.Lines("dns"))
        {
            var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && words[0][0] is not ('#' or ';'))
                Add(words[0], words[1..], dns);
        }

        facts["dns"] = dns;
    }

    private static void Add(string keyword, string[] values, OrderedDictionary<string, object?> dns)
    {
        switch (keyword)
        {
            case "nameserver":
                var servers = (List<object?>?)dns.GetValueOrDefault("nameservers") ?? [];
                servers.AddRange(values);
                dns["nameservers"] = servers;
                break;
            case "domain" when values.Length > 0:
                dns["domain"] = values[0];
                break;
            case "search" or "sortlist":
                dns[keyword] = new List<object?>(values);
                break;
            case "options":
                dns["options"] = Options(values);
                break;
        }
    }

    private static OrderedDictionary<string, object?> Options(string[] values)
    {
        var options = new OrderedDictionary<string, object?>();
        foreach (var value in values)
        {
            var colon = value.IndexOf(':', StringComparison.Ordinal);
            options[colon < 0 ? value : value[..colon]] = colon < 0 ? true : value[(colon + 1)..];
        }

        return options;
    }
}
