using System.Globalization;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Ssh.Settings;

/// <summary>A host on the way to another one.</summary>
/// <param name="User">The login user; null for the one that <c>ssh_config</c> names, or one's own.</param>
/// <param name="Host">The name or address.</param>
/// <param name="Port">The port; null for the usual.</param>
internal sealed record JumpHost(string? User, string Host, int? Port)
{
    /// <summary>Reads <c>[user@]host[:port]</c>, also as <c>ssh://…</c>.</summary>
    /// <exception cref="ConnectionLostException">The text is no such place.</exception>
    public static JumpHost Parse(string text)
    {
        var place = text.Trim();
        place = place.StartsWith("ssh://", StringComparison.Ordinal) ? place[6..].TrimEnd('/') : place;
        var at = place.LastIndexOf('@');
        var host = place[(at + 1)..];
        var colon = host.LastIndexOf(':');

        // More than one colon without brackets is an IPv6 address.
        var hasPort = colon > 0 && (host[colon - 1] == ']' || host.IndexOf(':', StringComparison.Ordinal) == colon);
        var name = (hasPort ? host[..colon] : host).Trim('[', ']');
        return name.Length == 0
            ? throw Malformed(text)
            : new JumpHost(at < 0 ? null : place[..at], name, hasPort ? Number(host[(colon + 1)..], text) : null);
    }

    /// <summary>Reads a <c>ProxyCommand</c> that is nothing but a jump: <c>ssh -W %h:%p [options] host</c>; null for any other.</summary>
    public static JumpHost? FromCommand(string command)
    {
        var words = command.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var target = Array.IndexOf(words, "-W");
        if (words.Length < 4 || Path.GetFileName(words[0]) != "ssh" || target < 0 || target + 1 >= words.Length || !IsTarget(words[target + 1]))
        {
            return null;
        }

        var rest = words[1..target].Concat(words[(target + 2)..]).ToList();
        var options = new SshOptions();
        options.AddArguments(rest);
        if (rest.Count == 0 || rest[^1].StartsWith('-'))
        {
            return null;
        }

        var jump = Parse(rest[^1]);
        return jump with { User = jump.User ?? options["User"], Port = jump.Port ?? PortOption(options, command) };
    }

    private static bool IsTarget(string text) => text.Trim('"', '\'') is "%h:%p" or "[%h]:%p";

    private static int? PortOption(SshOptions options, string text) => options["Port"] is { } port ? Number(port, text) : null;

    private static int Number(string text, string whole) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : throw Malformed(whole);

    private static ConnectionLostException Malformed(string text) => new($"the jump host '{text}' is not written as [user@]host[:port].");
}
