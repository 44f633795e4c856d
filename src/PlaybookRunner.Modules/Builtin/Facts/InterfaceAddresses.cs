using System.Globalization;
using System.Net;

namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>Reads the addresses of all interfaces.</summary>
internal static class InterfaceAddresses
{
    /// <summary>Reads the output of <c>ip -o addr show</c>, of iproute2 or busybox.</summary>
    public static IReadOnlyList<InterfaceAddress> Parse(IEnumerable<string> lines)
    {
        var addresses = new List<InterfaceAddress>();
        foreach (var line in lines)
        {
            var words = line.Replace('\\', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 3 && words[2] is "inet" or "inet6")
                addresses.Add(Read(words));
        }

        return addresses;
    }

    /// <summary>Reads <c>/proc/net/if_inet6</c>, which is there when no program is.</summary>
    public static IReadOnlyList<InterfaceAddress> ParseKernelTable(IEnumerable<string> lines)
    {
        var addresses = new List<InterfaceAddress>();
        foreach (var words in lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length == 6))
        {
            var address = new IPAddress(Convert.FromHexString(words[0])).ToString();
            var scope = words[3] switch { "10" => "host", "20" => "link", "40" => "site", _ => "global" };
            addresses.Add(new InterfaceAddress(words[5], address, int.Parse(words[2], NumberStyles.HexNumber, CultureInfo.InvariantCulture)) { Scope = scope });
        }

        return addresses;
    }

    private static InterfaceAddress Read(string[] words)
    {
        var name = words[1].TrimEnd(':').Split('@')[0];
        var (address, prefix) = words[3].Split('/') is [var first, var second] ? (first, second) : (words[3], words[2] == "inet" ? "32" : "128");
        return new InterfaceAddress(name, address, int.Parse(prefix, CultureInfo.InvariantCulture))
        {
            Broadcast = After(words, "brd") ?? "",
            Scope = After(words, "scope") ?? "global",
            Label = words.Skip(4).FirstOrDefault(word => word.StartsWith(name + ":", StringComparison.Ordinal), name),
        };
    }

    private static string? After(string[] words, string word) => Array.IndexOf(words, word) is >= 0 and var at && at + 1 < words.Length ? words[at + 1] : null;
}
