using System.Globalization;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Postgresql;

/// <summary>Where a server is, as the target sees it.</summary>
/// <param name="Endpoint">What to connect to.</param>
/// <param name="Host">The host to name to other programs: a host, or a socket's folder.</param>
/// <param name="Description">The place in libpq's words.</param>
internal sealed record ServerPlace(TargetEndpoint Endpoint, string Host, string Description)
{
    // Where Debian's and Red Hat's servers put their sockets, and where PostgreSQL's own build does.
    private static readonly string[] SocketFolders = ["/var/run/postgresql", "/tmp"];

    /// <summary>Whether the server is reached over TCP.</summary>
    public bool IsTcp => Endpoint is TargetEndpoint.Tcp;

    /// <summary>The question that is nearest when nothing answers there.</summary>
    public string Hint => IsTcp ? "Is the server running on that host and accepting TCP/IP connections?" : "Is the server running locally and accepting connections on that socket?";

    /// <summary>The places where the server of a login may be, in the order in which they are tried.</summary>
    public static IReadOnlyList<ServerPlace> Of(LoginOptions login) => login switch
    {
        { LoginHost: ['/', ..] folder } => [Socket(folder, login.LoginPort)],
        { LoginHost: "" or "localhost", LoginUnixSocket: { Length: > 0 } folder } => [Socket(folder, login.LoginPort)],
        { LoginHost: "" } => [.. SocketFolders.Select(folder => Socket(folder, login.LoginPort))],
        _ => [Tcp(login.LoginHost, login.LoginPort)],
    };

    private static ServerPlace Socket(string folder, int port)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"{folder.TrimEnd('/')}/.s.PGSQL.{port}");
        return new ServerPlace(new TargetEndpoint.Unix(path), folder, $"on socket \"{path}\"");
    }

    private static ServerPlace Tcp(string host, int port) =>
        new(new TargetEndpoint.Tcp(host, port), host, string.Create(CultureInfo.InvariantCulture, $"at \"{host}\", port {port}"));
}
