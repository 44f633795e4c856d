using System.Net;

namespace PlaybookRunner.Modules.Builtin.Http;

/// <summary>The proxies that a task's environment names, with the rules of <c>http_proxy</c>, <c>https_proxy</c> and <c>no_proxy</c>.</summary>
/// <param name="environment">The task's environment.</param>
internal sealed class TaskProxy(IReadOnlyDictionary<string, string> environment) : IWebProxy
{
    private readonly string[] _exceptions =
        (Value("no_proxy", environment) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Not used: a proxy's login stands in its address.</summary>
    public ICredentials? Credentials { get; set; }

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) =>
        Value($"{destination.Scheme}_proxy", environment) is { Length: > 0 } address
            ? new Uri(address.Contains("://", StringComparison.Ordinal) ? address : "http://" + address)
            : null;

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => GetProxy(host) is null || _exceptions.Any(exception =>
        exception == "*"
        || host.Host.Equals(exception, StringComparison.OrdinalIgnoreCase)
        || host.Host.EndsWith("." + exception.TrimStart('.'), StringComparison.OrdinalIgnoreCase));

    private static string? Value(string name, IReadOnlyDictionary<string, string> environment) =>
        environment.GetValueOrDefault(name) ?? environment.GetValueOrDefault(name.ToUpperInvariant());
}
