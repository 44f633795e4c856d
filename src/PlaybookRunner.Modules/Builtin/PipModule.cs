using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Installs and removes Python packages.</summary>
[Module("ansible.builtin.pip")]
internal sealed partial class PipModule : IModule<PipOptions>
{
    // Which pip, whether the virtual environment exists, and what is installed.
    private const string Probe =
        """
        venv=$1 executable=$2
        if [ -n "$venv" ]; then
            [ -x "$venv/bin/python" ] || [ -x "$venv/bin/activate" ] || [ -e "$venv/bin/activate" ] || { echo 'venv missing'; exit 0; }
            for path in "$venv/bin/pip3" "$venv/bin/pip"; do [ -x "$path" ] && executable=$path && break; done
            [ -n "$executable" ] || executable="$venv/bin/python -m pip"
        elif [ -n "$executable" ]; then
            executable=$(command -v "$executable") || { echo "Failed to find required executable \"$2\"" >&2; exit 1; }
        elif command -v python3 >/dev/null && python3 -c 'import pip' 2>/dev/null; then executable="$(command -v python3) -m pip"
        else executable=$(command -v pip3 || command -v pip) || { echo "Unable to find any of pip3, pip to use.  pip needs to be installed." >&2; exit 1; }
        fi
        printf 'pip %s\n' "$executable"
        PIP_DISABLE_PIP_VERSION_CHECK=1 $executable list --format=freeze 2>/dev/null | sed 's/^/has /'
        """;

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(PipOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        IReadOnlyList<PipRequirement> wanted = Requirements(options);
        var steps = new List<CommandResult>();
        var probe = CommandLine.Script(Probe, options.Virtualenv ?? "", options.Executable ?? "");
        var state = PipState.Parse((await call.RunAsync(probe, cancellationToken)).OrFail().Output);
        var isNew = state is null;
        if (isNew && call.CheckMode)
            return ModuleResult.Of(changed: true);

        if (isNew)
        {
            steps.Add(await MakeEnvironmentAsync(options, call, cancellationToken));
            state = PipState.Parse((await call.RunAsync(probe, cancellationToken)).OrFail().Output);
        }

        if (state is null)
            throw new ModuleFailedException($"The virtual environment {options.Virtualenv} has no pip.");

        if (!NeedsPip(wanted, state, options))
            return Describe(options, state.Command, steps, wanted) with { Changed = isNew };

        return call.CheckMode ? ModuleResult.Of(changed: true) : await RunPipAsync(wanted, state, isNew, steps, options, call, cancellationToken);
    }

    private static IReadOnlyList<PipRequirement> Requirements(PipOptions options)
    {
        if (options.Version is not null && options.Name is { Count: > 1 })
            throw new ModuleFailedException("'version' argument is ambiguous when installing multiple package distributions. Please specify version restrictions next to each package in 'name' argument.");

        var suffix = options.Version is { } version ? (char.IsAsciiDigit(version[0]) ? "==" : "") + version : "";
        return [.. PipRequirement.Join(options.Name ?? []).Select(name => PipRequirement.Parse(name + suffix))];
    }

    private static bool NeedsPip(IReadOnlyList<PipRequirement> wanted, PipState state, PipOptions options) => options.State switch
    {
        PipPackageState.Present => options.Requirements is not null || options.Editable || wanted.Any(one => !state.Satisfies(one)),
        PipPackageState.Absent => options.Requirements is not null || wanted.Any(one => state.Has(one)),
        _ => true,
    };

    private static async Task<CommandResult> MakeEnvironmentAsync(PipOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        // Without the virtualenv program, Python's own venv does the same.
        var words = CommandWords.Split(options.VirtualenvCommand);
        var python = options.VirtualenvPython ?? "python3";
        var isDefault = options.VirtualenvCommand == "virtualenv";
        CommandLine own = CommandLine.Create([.. words]);
        own = own.AddIf(options.VirtualenvSitePackages, "--system-site-packages")
            .AddIf(options.VirtualenvPython is not null && !words.Contains("venv"), "-p" + options.VirtualenvPython).Add(options.Virtualenv!);
        CommandLine builtIn = [python, "-m", "venv"];
        builtIn = builtIn.AddIf(options.VirtualenvSitePackages, "--system-site-packages").Add(options.Virtualenv!);
        CommandLine either = [];
        either = either.AddRaw("if command -v virtualenv >/dev/null; then").AddAll(own).AddRaw("; else").AddAll(builtIn).AddRaw("; fi");
        var request = WithUmask(isDefault ? either : own, options) with { WorkingDirectory = options.Chdir };
        var result = await call.RunAsync(request, cancellationToken);
        return result.Succeeded ? result : throw CommandFailure.Of(result, $"Failed to create the virtual environment {options.Virtualenv}: {result.Error}{result.Output}");
    }

    private static async Task<ModuleResult> RunPipAsync(
        IReadOnlyList<PipRequirement> wanted, PipState state, bool isNew, List<CommandResult> steps, PipOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var command = CommandLine.Create([.. state.Command]).Add(options.State == PipPackageState.Absent ? "uninstall" : "install")
            .AddIf(options.State == PipPackageState.Absent, "-y").AddIf(options.State == PipPackageState.Latest, "-U")
            .AddIf(options.State == PipPackageState.Forcereinstall, "-U", "--force-reinstall")
            .AddIf(options.BreakSystemPackages && options.State != PipPackageState.Absent, "--break-system-packages");
        if (options.ExtraArgs is { } extra)
            command = command.Add([.. CommandWords.Split(extra)]);

        foreach (var one in wanted)
            command = command.AddIf(options.Editable, "-e").Add(options.State == PipPackageState.Absent ? one.Name : one.Text);

        command = command.AddIf(options.Requirements is not null, "-r", options.Requirements ?? "");
        var result = await call.RunAsync(WithUmask(command, options) with { WorkingDirectory = options.Chdir }, cancellationToken);
        var isGone = options.State == PipPackageState.Absent && result.Error.Contains("not installed", StringComparison.Ordinal);
        if (!result.Succeeded && !isGone)
            throw new ModuleFailedException(ModuleResult.Fail(Complaint(result)).With("cmd", command.ToList()));

        steps.Add(result);
        var changed = result.Output.Contains(options.State == PipPackageState.Absent ? "Successfully uninstalled" : "Successfully installed", StringComparison.Ordinal);
        return Describe(options, command, steps, wanted) with { Changed = changed || isNew };
    }

    private static string Complaint(CommandResult result) =>
        result.Output.Length > 0 ? $"stdout: {result.Output}\n:stderr: {result.Error}" : $"\n:stderr: {result.Error}";

    private static ModuleResult Describe(PipOptions options, IEnumerable<string> command, List<CommandResult> steps, IReadOnlyList<PipRequirement> wanted) =>
        new ModuleResult().With("cmd", command.ToList()).With("name", options.Name is null ? null : wanted.Select(one => one.Text).ToList())
            .With("version", options.Version).With("state", options.State.ToString().ToLowerInvariant()).With("requirements", options.Requirements)
            .With("virtualenv", options.Virtualenv)
            .With("stdout", string.Concat(steps.Select(step => step.Output))).With("stderr", string.Concat(steps.Select(step => step.Error)));

    private static CommandRequest WithUmask(CommandLine command, PipOptions options)
    {
        CommandLine limited = [];
        limited = options.Umask is { } umask ? limited.AddRaw("umask").Add(umask).AddRaw("&&").AddAll(command) : command;
        return new CommandRequest(limited) { IsLong = true };
    }
}
