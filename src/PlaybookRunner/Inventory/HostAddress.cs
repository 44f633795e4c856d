using System.Globalization;

namespace PlaybookRunner.Inventory;

/// <summary>A host's name with an optional port: <c>host:22</c>, <c>[::1]:22</c>, <c>db[01:03]:5432</c>.</summary>
/// <param name="Name">The name or name pattern.</param>
/// <param name="Port">The port; null when none is given.</param>
internal readonly record struct HostAddress(string Name, long? Port)
{
    public static HostAddress Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 0 || colon < text.LastIndexOf(']') || !long.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            return new HostAddress(WithoutBrackets(text), null);
        var name = text[..colon];
        // An IPv6 address without brackets has no port.
        return name.Contains(':', StringComparison.Ordinal) && !name.EndsWith(']') && !name.Contains('[', StringComparison.Ordinal)
            ? new HostAddress(text, null)
            : new HostAddress(WithoutBrackets(name), port);
    }

    // [::1] is an address; [1:3] is a range.
    private static string WithoutBrackets(string name) =>
        name is ['[', .., ']'] && System.Net.IPAddress.TryParse(name.AsSpan(1, name.Length - 2), out _) ? name[1..^1] : name;
}
