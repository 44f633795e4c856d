using System.Collections.Immutable;
using System.Globalization;
using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Postgresql;

/// <summary>Dumps and restores with PostgreSQL's own programs on the target, as the target's user.</summary>
internal static class DatabaseDump
{
    // A pipe's exit code is its last command's, so the dump's comes by a descriptor of its own; the file appears only when all went well.
    private const string Pack =
        """
        packer=$1 target=$2
        shift 2
        code=$( { { "$@" 3>&-; echo $? >&3; } | "$packer" -c > "$target.part" 3>&-; } 3>&1 ) && [ "$code" = 0 ] && mv -- "$target.part" "$target" && exit 0
        rm -f -- "$target.part"
        exit "${code:-1}"
        """;

    private const string Unpack =
        """
        packer=$1 target=$2
        shift 2
        exec 4>&1
        code=$( { { "$packer" -dc -- "$target" 3>&- 4>&-; echo $? >&3; } | "$@" >&4 3>&- 4>&-; } 3>&1 ) || exit $?
        exit "$code"
        """;

    /// <summary>Dumps a database to a file, or restores one from it.</summary>
    /// <exception cref="ModuleFailedException">The program failed.</exception>
    public static async Task<ModuleResult> RunAsync(PostgresqlDbOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (call.CheckMode)
            return ModuleResult.Of(changed: false).With("db", options.Name).With("executed_commands", (string[])[]);

        var target = options.Target.Length > 0 ? options.Target : options.Name + ".sql";
        var command = options.State == DatabaseState.Dump ? Dump(options, target) : Restore(options, target);
        var result = await call.RunAsync(Request(options, command), cancellationToken);
        var shown = command.ToString();
        if (!result.Succeeded)
        {
            throw new ModuleFailedException(ModuleResult.Fail(result.Error)
                .With("cmd", shown).With("rc", (long)result.ExitCode).With("stdout", result.Output));
        }

        return ModuleResult.Of(changed: true, result.Output)
            .With("stderr", result.Error).With("rc", 0L).With("cmd", shown).With("executed_commands", (string[])[shown]);
    }

    private static CommandRequest Request(PostgresqlDbOptions options, CommandLine command)
    {
        var environment = ImmutableDictionary<string, string>.Empty.Add("PGSSLMODE", options.SslMode);
        if (options.LoginPassword is { } password)
            environment = environment.Add("PGPASSWORD", password.Reveal());
        if (options.CaCert is { } authority)
            environment = environment.Add("PGSSLROOTCERT", authority);

        return new CommandRequest(command) { IsLong = true, Environment = environment };
    }

    private static CommandLine Login(CommandLine command, PostgresqlDbOptions options)
    {
        var place = ServerPlace.Of(options);
        return command
            .AddIf(place.Count == 1, "--host=" + place[0].Host)
            .Add(string.Create(CultureInfo.InvariantCulture, $"--port={options.LoginPort}"), "--username=" + options.LoginUser, "--no-password");
    }

    private static CommandLine Dump(PostgresqlDbOptions options, string target)
    {
        var command = Login(["pg_dump", "--dbname=" + options.Name], options);
        command = options.DumpExtraArgs is { Length: > 0 } more ? command.AddRaw(more) : command;
        command = options.TargetOpts.Length > 0 ? command.AddRaw(options.TargetOpts) : command;
        return Extension(target) switch
        {
            ".tar" => command.Add("--format=t", "--file=" + target),
            ".pgc" => command.Add("--format=c", "--file=" + target),
            ".dir" => command.Add("--format=d", "--file=" + target),
            _ when Packer(target) is { } packer => CommandLine.Script(Pack, packer, target).AddAll(command),
            _ => command.Add("--file=" + target),
        };
    }

    private static CommandLine Restore(PostgresqlDbOptions options, string target)
    {
        var format = Extension(target) switch
        {
            ".tar" => "--format=Tar",
            ".pgc" => "--format=Custom",
            ".dir" => "--format=Directory",
            _ => null,
        };
        var command = Login([format is null ? "psql" : "pg_restore", "--dbname=" + options.Name], options).AddIf(format is not null, format ?? "");
        command = options.TargetOpts.Length > 0 ? command.AddRaw(options.TargetOpts) : command;
        return format is not null ? command.Add(target)
            : Packer(target) is { } packer ? CommandLine.Script(Unpack, packer, target).AddAll(command)
            : command.Add("--file=" + target);
    }

    private static string Extension(string target) => Path.GetExtension(target).ToLowerInvariant();

    private static string? Packer(string target) => Extension(target) switch
    {
        ".gz" => "gzip",
        ".bz2" => "bzip2",
        ".xz" => "xz",
        _ => null,
    };
}
