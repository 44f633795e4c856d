using System.Text;
using PlaybookRunner.Commands;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>A personal package archive of Ubuntu (<c>ppa:owner/name</c>).</summary>
/// <param name="Owner">The owner.</param>
/// <param name="Name">The archive's name.</param>
/// <param name="Codename">The release of Ubuntu.</param>
/// <param name="ChecksCertificates">Whether certificates are checked when its key is fetched.</param>
internal sealed record PersonalArchive(string Owner, string Name, string Codename, bool ChecksCertificates)
{
    private const int Readable = 0b110_100_100;

    /// <summary>The line in the sources.</summary>
    public string Source => $"deb http://ppa.launchpadcontent.net/{Owner}/{Name}/ubuntu {Codename} main";

    /// <summary>The name of the file for the line.</summary>
    public string FileName => $"ppa_{Owner}_{Name}_{Codename}".Replace('-', '_').Replace('.', '_');

    /// <summary>Reads the archive's name, and the target's release when none is given.</summary>
    public static async Task<PersonalArchive> FindAsync(AptRepositoryOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var parts = options.Repo["ppa:".Length..].Split('/', 2);
        var codename = options.Codename ?? TargetFacts.Text(call, "distribution_release")
            ?? (await call.RunAsync(CommandLine.Script(". /etc/os-release && echo \"${UBUNTU_CODENAME:-$VERSION_CODENAME}\""), cancellationToken)).Output.Trim();
        return new PersonalArchive(parts[0], parts.Length > 1 ? parts[1] : "ppa", codename, options.ValidateCerts);
    }

    /// <summary>Fetches the archive's key by its fingerprint and gives it to apt, which reads armoured keys as they are.</summary>
    /// <exception cref="ModuleFailedException">The key cannot be fetched.</exception>
    public async Task AddKeyAsync(ModuleCall call, CancellationToken cancellationToken)
    {
        var answer = await FetchAsync($"https://api.launchpad.net/1.0/~{Owner}/+archive/ubuntu/{Name}?ws.op=getSigningKeyData", call, cancellationToken);
        var key = JsonValues.Parse(answer) as string ?? throw new ModuleFailedException("failed to fetch PPA information: the archive has no key");
        var path = $"/etc/apt/trusted.gpg.d/{FileName}.asc";
        var content = new FileContent.Memory(Encoding.ASCII.GetBytes(key));
        await call.Target.WriteAsync(new FileWrite(path, content) { Attributes = new PathAttributes(Mode: new FileMode.Absolute(Readable)) }, cancellationToken);
    }

    private async Task<string> FetchAsync(string address, ModuleCall call, CancellationToken cancellationToken)
    {
        var result = await call.RunAsync(new CommandRequest(Download.ToOutput(address, ChecksCertificates)) { IsLong = true, HidesOutput = true }, cancellationToken);
        return result.OrFail($"failed to fetch PPA information, error was: {result.Error.Trim()}").Output;
    }
}
