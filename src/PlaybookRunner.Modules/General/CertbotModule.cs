using PlaybookRunner.Commands;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.General;

/// <summary>Obtains, renews, deletes and revokes certificates with certbot; one that is valid for the same names is left alone.</summary>
[Module("playbookrunner.general.certbot")]
internal sealed partial class CertbotModule : IModule<CertbotOptions>
{
    private const int CertificateLimit = 64 * 1024;
    private const string DefaultConfigDir = "/etc/letsencrypt";

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(CertbotOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        options.Check();
        var found = await ReadAsync(options, call.Target, cancellationToken);
        if (Arguments(options, found, call.Time) is not { } arguments)
            return Result(changed: false, found, call);

        var command = CommandLine.Create(options.Executable).Add([.. arguments, .. options.ExtraArgs]);
        if (!call.CheckMode)
        {
            await RunCertbotAsync(options, command, call, cancellationToken);
            found = await ReadAsync(options, call.Target, cancellationToken);
        }

        return Result(changed: true, found, call).With("cmd", command.ToArguments());
    }

    private static ModuleResult Result(bool changed, IssuedCertificate? found, ModuleCall call) =>
        ModuleResult.Of(changed).WithAll(found?.Describe(call.Time) ?? []);

    private static async Task<IssuedCertificate?> ReadAsync(CertbotOptions options, ITarget target, CancellationToken cancellationToken)
    {
        var folder = $"{options.ConfigDir}/live/{options.CertificateName}";
        var query = new PathQuery(IssuedCertificate.PathOf(folder)) { Follow = true, ContentLimit = CertificateLimit };
        var status = (await target.InspectAsync([query], cancellationToken))[0];
        if (!status.Exists)
            return null;

        return status.Content is { } pem
            ? IssuedCertificate.Read(folder, pem.Span)
            : throw new ModuleFailedException($"{status.Path} cannot be read by {target.Identity.User}");
    }

    private static async Task RunCertbotAsync(CertbotOptions options, CommandLine command, ModuleCall call, CancellationToken cancellationToken)
    {
        var result = await call.RunAsync(new CommandRequest(command) { IsLong = true }, cancellationToken);
        if (result.Succeeded)
            return;

        var words = result.Error.Trim() is { Length: > 0 } error ? error : result.Output.Trim();
        throw new ModuleFailedException(ModuleResult.Fail($"certbot failed for {options.CertificateName}: {words}")
            .With("cmd", command.ToArguments()).With("rc", (long)result.ExitCode).With("stdout", result.Output).With("stderr", result.Error));
    }

    /// <summary>certbot's arguments that bring the state about; null when there is nothing to do.</summary>
    private static List<string>? Arguments(CertbotOptions options, IssuedCertificate? found, TimeProvider time) => options.State switch
    {
        CertbotState.Present => ObtainArguments(options, found, time),
        CertbotState.Renewed => RenewArguments(options, found, time),
        _ when found is null => null,
        CertbotState.Absent => ["delete", .. CommonArguments(options)],
        _ => ["revoke", .. CommonArguments(options), .. AuthorityArguments(options), "--delete-after-revoke"],
    };

    private static List<string>? ObtainArguments(CertbotOptions options, IssuedCertificate? found, TimeProvider time)
    {
        var hasNames = found?.IsFor(options.Domains) == true;
        if (hasNames && !IsDue(options, found!, time))
            return null;

        List<string> arguments = ["certonly", .. CommonArguments(options), .. AuthorityArguments(options), .. PluginArguments(options)];
        arguments.AddRange(options.Email is { } email ? ["--email", email] : ["--register-unsafely-without-email"]);
        if (options.AgreeTos)
            arguments.Add("--agree-tos");
        if (options.KeyType is { } keyType)
            arguments.AddRange(["--key-type", keyType]);

        arguments.AddRange(HookArguments(options));
        if (found is not null)
            arguments.Add(hasNames ? "--force-renewal" : "--renew-with-new-domains");

        arguments.AddRange(options.Domains.SelectMany<string, string>(domain => ["--domain", domain]));
        return arguments;
    }

    private static List<string>? RenewArguments(CertbotOptions options, IssuedCertificate? found, TimeProvider time)
    {
        if (found is null)
            throw new ModuleFailedException($"There is no certificate {options.CertificateName} to renew");

        return IsDue(options, found, time) ? ["renew", .. CommonArguments(options), "--force-renewal", .. HookArguments(options)] : null;
    }

    private static bool IsDue(CertbotOptions options, IssuedCertificate found, TimeProvider time) =>
        options.ForceRenewal || found.DaysLeft(time) < options.RenewDays;

    private static IEnumerable<string> CommonArguments(CertbotOptions options) =>
        ["--non-interactive", "--cert-name", options.CertificateName, .. ConfigDirArguments(options)];

    private static string[] ConfigDirArguments(CertbotOptions options) =>
        options.ConfigDir == DefaultConfigDir ? [] : ["--config-dir", options.ConfigDir];

    private static string[] AuthorityArguments(CertbotOptions options) =>
        options.Server is { } server ? ["--server", server] : options.Staging ? ["--test-cert"] : [];

    private static string[] PluginArguments(CertbotOptions options) => options.Plugin switch
    {
        CertbotPlugin.Webroot => ["--webroot", "--webroot-path", options.Webroot!],
        CertbotPlugin.Standalone => ["--standalone"],
        _ => ["--nginx"],
    };

    private static string[] HookArguments(CertbotOptions options) => options.DeployHook is { } hook ? ["--deploy-hook", hook] : [];
}
