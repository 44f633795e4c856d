using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Installs a package file, whose dependencies apt-get fetches.</summary>
internal sealed class AptFile(AptOptions options, AptGet apt, ModuleCall call)
{
    // The package's name and version in the file, and the version that is installed.
    private const string Query =
        """
        [ -r "$1" ] || { echo "Could not open file $1 - open (2: No such file or directory)" >&2; exit 1; }
        name=$(dpkg-deb -f "$1" Package) && version=$(dpkg-deb -f "$1" Version) || exit 1
        printf '%s\n%s\n' "$name" "$version"
        dpkg-query -W -f '${db:Status-Status} ${Version}\n' "$name" 2>/dev/null || true
        """;

    /// <summary>Installs it when the version that is installed differs.</summary>
    public async Task<ModuleResult> InstallAsync(CancellationToken cancellationToken)
    {
        var source = options.Deb!;
        if (!source.Contains("://", StringComparison.Ordinal))
            return await InstallAsync(source, cancellationToken);

        var path = $"{call.Target.Identity.TemporaryFolder.TrimEnd('/')}/package-{Guid.NewGuid():N}.deb";
        var fetched = await call.RunAsync(new CommandRequest(Download.ToFile(source, path, checkCertificates: true)) { IsLong = true }, cancellationToken);
        fetched.OrFail($"Failure downloading {source}, {fetched.Error.Trim()}");
        try
        {
            return await InstallAsync(path, cancellationToken);
        }
        finally
        {
            await call.Target.ApplyAsync([new Targets.PathChange.Remove(path)], CancellationToken.None);
        }
    }

    private async Task<ModuleResult> InstallAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await call.RunAsync(CommandLine.Script(Query, path), cancellationToken);
        var lines = answer.OrFail($"Unable to install package: E:{answer.Error.Trim()}").Output.Split('\n');
        var isCurrent = lines.Length > 2 && lines[2].Split(' ') is ["installed", var installed, ..]
            && (installed == lines[1] || (DebianVersion.Compare(installed, lines[1]) > 0 && !options.AllowDowngrade && !options.Force));
        if (isCurrent)
            return ModuleResult.Of(changed: false).With("stdout", "").With("stderr", "");

        var command = apt.Command("install").AddIf(options.InstallRecommends == false, "--no-install-recommends").Add(Path.IsPathRooted(path) ? path : "./" + path);
        var result = await apt.RunAsync(command, cancellationToken);
        return AptModule.Ended(result.OrFail($"{command} failed: {result.Error}"), call);
    }
}
