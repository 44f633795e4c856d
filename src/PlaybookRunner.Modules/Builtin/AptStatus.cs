using System.Globalization;
using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>What the target has: packages, and how old its lists of packages are. One round trip.</summary>
internal sealed record AptStatus
{
    // Names and patterns come as arguments. A name that is not installed may be provided by another package (`mail-transport-agent` by postfix).
    private const string Script =
        """
        command -v dpkg-query >/dev/null || { echo "this is no machine of Debian's family: dpkg-query is missing" >&2; exit 3; }
        printf 'now %s\n' "$(date +%s)"
        for path in /var/lib/apt/periodic/update-success-stamp /var/lib/apt/lists; do
            [ -e "$path" ] && printf 'stamp %s\n' "$(stat -c %Y "$path")"
        done
        [ $# -gt 0 ] || exit 0
        dpkg-query -W -f 'package ${Package} ${Architecture} ${Version} ${db:Status-Status}\n' "$@" 2>/dev/null
        dpkg-query -W -f '${db:Status-Status}|${Provides}\n' | sed -n 's/^installed|\(.*[^ ].*\)/provides \1/p'
        exit 0
        """;

    /// <summary>The packages that match the names asked for.</summary>
    public required IReadOnlyList<AptInstalled> Packages { get; init; }

    /// <summary>Names that installed packages provide.</summary>
    public required IReadOnlySet<string> Provided { get; init; }

    /// <summary>When the lists were fetched, in seconds since 1970; 0 for never.</summary>
    public long UpdateTime { get; init; }

    /// <summary>The target's time, in seconds since 1970.</summary>
    public long Now { get; init; }

    /// <summary>The question for some packages.</summary>
    public static CommandLine Query(IEnumerable<AptPackage> packages) => CommandLine.Script(Script, [.. packages.Select(package => package.Name)]);

    /// <summary>Asks.</summary>
    /// <exception cref="ModuleFailedException">The target has no dpkg.</exception>
    public static async Task<AptStatus> AskAsync(ModuleCall call, IReadOnlyList<AptPackage> packages, CancellationToken cancellationToken) =>
        Parse((await call.RunAsync(Query(packages), cancellationToken)).OrFail().Output);

    /// <summary>Reads the answer.</summary>
    internal static AptStatus Parse(string output)
    {
        var lines = output.Split('\n').Select(line => line.Split(' ', 2)).Where(fields => fields.Length == 2).ToLookup(fields => fields[0], fields => fields[1]);
        return new AptStatus
        {
            Packages = [.. lines["package"].Select(line => line.Split(' ')).Where(fields => fields.Length == 4).Select(fields => new AptInstalled(fields[0], fields[1], fields[2], fields[3]))],
            Provided = lines["provides"].SelectMany(line => line.Split(',')).Select(name => name.Trim().Split(' ')[0]).ToHashSet(StringComparer.Ordinal),
            UpdateTime = lines["stamp"].Select(Number).DefaultIfEmpty(0).Max(),
            Now = lines["now"].Select(Number).FirstOrDefault(),
        };
    }

    /// <summary>Whether a package is installed in a version that will do.</summary>
    public bool IsSatisfied(AptPackage wanted) => Packages.Any(package => package.IsInstalled && wanted.IsNamed(package) && wanted.Accepts(package))
        || (wanted.Version is null && !Packages.Any(wanted.IsNamed) && Provided.Contains(wanted.Name));

    private static long Number(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
