using PlaybookRunner.Commands;
using PlaybookRunner.Modules.Builtin;

namespace PlaybookRunner.Modules.General;

/// <summary>Makes and removes locales of the GNU C library.</summary>
[Module("community.general.locale_gen")]
internal sealed partial class LocaleGenModule : IModule<LocaleGenOptions>
{
    // Which locales there are, which could be made, and how.
    private const string Probe =
        """
        command -v locale-gen >/dev/null || { echo '/etc/locale.gen and /var/lib/locales/supported.d/local are missing. Is the package "locales" installed?' >&2; exit 1; }
        locale -a 2>/dev/null | sed 's/^/has /'
        cat /usr/share/i18n/SUPPORTED /usr/local/share/i18n/SUPPORTED 2>/dev/null | sed 's/^/can /'
        [ -e /etc/locale.gen ] && echo 'file yes'
        exit 0
        """;

    // Each wanted line comes as "LOCALE CHARSET"; lines of other locales stay.
    private const string Change =
        """
        verb=$1
        shift
        for line; do
            pattern=$(printf '%s' "$line" | sed 's/[].[*^$\/]/\\&/g')
            if [ "$verb" = absent ]; then sed -i "s/^ *$pattern *\$/# $line/" /etc/locale.gen
            elif grep -q "^[# ]*$pattern *\$" /etc/locale.gen; then sed -i "s/^[# ]*$pattern *\$/$line/" /etc/locale.gen
            else printf '%s\n' "$line" >> /etc/locale.gen
            fi || exit 1
        done
        locale-gen
        """;

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(LocaleGenOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var answer = (await call.RunAsync(CommandLine.Script(Probe), cancellationToken)).OrFail().Output;
        var lines = answer.Split('\n').Select(line => line.Split(' ', 2)).Where(fields => fields.Length == 2).ToLookup(fields => fields[0], fields => fields[1].Trim());
        var present = lines["has"].Select(Normalise).ToHashSet(StringComparer.Ordinal);
        var supported = lines["can"].GroupBy(line => line.Split(' ')[0]).ToDictionary(group => group.Key, group => group.First());
        string[] unknown = [.. options.Name.Where(name => !supported.ContainsKey(name))];
        if (unknown.Length > 0)
            throw new ModuleFailedException($"The following locales you have entered are not available on your system: {string.Join(", ", unknown)}");

        var isPresent = options.State == AccountState.Present;
        string[] changing = [.. options.Name.Where(name => present.Contains(Normalise(name)) != isPresent)];
        var result = ModuleResult.Of(changing.Length > 0).With("name", options.Name).With("mechanism", lines["file"].Any() ? "glibc" : "ubuntu_legacy").With("ubuntu_mode", !lines["file"].Any());
        if (changing.Length == 0 || call.CheckMode)
            return result;

        CommandLine command = lines["file"].Any()
            ? CommandLine.Script(Change, [isPresent ? "present" : "absent", .. changing.Select(name => supported[name])])
            : isPresent ? ["locale-gen", .. changing] : throw new ModuleFailedException("locales can be removed only where /etc/locale.gen exists");
        (await call.RunAsync(new CommandRequest(command) { IsLong = true }, cancellationToken)).OrFail();
        return result;
    }

    // "de_DE.UTF-8" is listed as "de_DE.utf8".
    private static string Normalise(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? name : name[..dot] + "." + name[(dot + 1)..].Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
    }
}

/// <summary>The options of <c>locale_gen</c>.</summary>
internal sealed class LocaleGenOptions
{
    /// <summary>The locales.</summary>
    public required IReadOnlyList<string> Name { get; init; }

    /// <summary>Whether they shall be there.</summary>
    public AccountState State { get; init; }
}
