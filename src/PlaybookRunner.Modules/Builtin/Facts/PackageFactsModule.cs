using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>Lists the installed packages as the fact <c>packages</c>.</summary>
[Module("ansible.builtin.package_facts")]
internal sealed partial class PackageFactsModule : IModule<PackageFactsOptions>
{
    // One line per package: the manager, then fields separated by tabs. dpkg does not record where a package came from unless the package says so.
    private static readonly (string Manager, string Script)[] Queries =
    [
        ("apt", """
            command -v dpkg-query >/dev/null && {
                origin=$(. /etc/os-release && echo "${NAME%% *}")
                dpkg-query -W -f 'apt\t${Package}\t${Version}\t${Architecture}\t${Section}\t${Origin}\t${db:Status-Status}\n' | sed -n "s/\t\tinstalled\$/\t$origin/p; s/\tinstalled\$//p"
            }
            """),
        ("rpm", "command -v rpm >/dev/null && rpm -qa --qf 'rpm\\t%{NAME}\\t%{VERSION}\\t%{ARCH}\\t%{RELEASE}\\t%{EPOCH}\\n' 2>/dev/null"),
        ("apk", "command -v apk >/dev/null && apk info -v 2>/dev/null | sed 's/^\\(.*\\)-\\([^-]*\\)-\\(r[0-9]*\\)$/apk\\t\\1\\t\\2\\t\\3/'"),
        ("pacman", "command -v pacman >/dev/null && pacman -Q | sed 's/^\\([^ ]*\\) \\(.*\\)$/pacman\\t\\1\\t\\2/'"),
        ("portage", "command -v qlist >/dev/null && qlist -Iv | sed 's/^\\(.*\\)-\\([0-9].*\\)$/portage\\t\\1\\t\\2/'"),
    ];

    private static readonly string[] Aliases = ["yum", "dnf", "dnf5", "zypper"];

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(PackageFactsOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var wanted = Wanted(options.Manager.Select(name => Aliases.Contains(name) ? "rpm" : name));
        var script = string.Join('\n', wanted.Select(query => query.Script)) + "\nexit 0";
        var result = await call.RunAsync(CommandLine.Script(script), cancellationToken);
        var lines = result.Output.Split('\n').Select(line => line.Split('\t')).Where(fields => fields.Length > 2).ToList();
        if (lines.Count == 0)
            throw new ModuleFailedException("Could not detect a supported package manager from the following list: " + string.Join(", ", options.Manager));

        var first = lines[0][0];
        var packages = new OrderedDictionary<string, object?>();
        foreach (var fields in lines.Where(fields => options.Strategy == PackageFactsStrategy.All || fields[0] == first))
        {
            if (packages.TryGetValue(fields[1], out var others))
                ((List<object?>)others!).Add(Describe(fields));
            else
                packages[fields[1]] = new List<object?> { Describe(fields) };
        }

        return ModuleResult.Of(changed: false) with { Facts = new OrderedDictionary<string, object?> { ["packages"] = packages } };
    }

    private static IEnumerable<(string Manager, string Script)> Wanted(IEnumerable<string> managers)
    {
        var names = managers.Distinct().ToList();
        return names.Contains("auto") ? Queries : Queries.Where(query => names.Contains(query.Manager)).OrderBy(query => names.IndexOf(query.Manager));
    }

    private static OrderedDictionary<string, object?> Describe(string[] fields)
    {
        var package = new OrderedDictionary<string, object?> { ["name"] = fields[1], ["version"] = fields[2], ["source"] = fields[0] };
        switch (fields)
        {
            case ["apt", _, _, var arch, var category, var origin]:
                package["arch"] = arch;
                package["category"] = category;
                package["origin"] = origin;
                break;
            case ["rpm", _, _, var arch, var release, var epoch]:
                package["arch"] = arch == "(none)" ? null : arch;
                package["release"] = release;
                package["epoch"] = long.TryParse(epoch, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
                break;
            case ["apk", _, _, var release]:
                package["release"] = release;
                break;
        }

        return package;
    }
}

/// <summary>Which package managers are asked.</summary>
internal enum PackageFactsStrategy
{
    /// <summary>The first that is there.</summary>
    First,

    /// <summary>All that are there.</summary>
    All,
}

/// <summary>The options of <c>package_facts</c>.</summary>
internal sealed class PackageFactsOptions
{
    /// <summary>The package managers to ask, <c>auto</c> for all that are known.</summary>
    [Option(Choices = ["auto", "rpm", "yum", "dnf", "dnf5", "zypper", "apt", "portage", "pkg", "pkg5", "pkgng", "pacman", "apk", "pkg_info", "openbsd_pkg"])]
    public IReadOnlyList<string> Manager { get; init; } = ["auto"];

    /// <summary>Whether the first that is there is asked, or all.</summary>
    public PackageFactsStrategy Strategy { get; init; }
}
