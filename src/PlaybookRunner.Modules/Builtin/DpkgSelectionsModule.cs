using System.Text;
using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Sets what dpkg shall do with a package, such as to hold its version.</summary>
[Module("ansible.builtin.dpkg_selections")]
internal sealed partial class DpkgSelectionsModule : IModule<DpkgSelectionsOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(DpkgSelectionsOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var answer = (await call.RunAsync(CommandLine.Create("dpkg", "--get-selections", options.Name), cancellationToken)).OrFail();
        var before = answer.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [_, var selection, ..]
            ? selection
            : throw new ModuleFailedException($"Failed to find package '{options.Name}' to perform selection '{options.Selection}'.");
        var changed = before != options.Selection;
        if (changed && !call.CheckMode)
        {
            var request = new CommandRequest(["dpkg", "--set-selections"]) { Input = Encoding.UTF8.GetBytes($"{options.Name} {options.Selection}\n") };
            (await call.RunAsync(request, cancellationToken)).OrFail();
        }

        return ModuleResult.Of(changed).With("before", before).With("after", options.Selection);
    }
}

/// <summary>The options of <c>dpkg_selections</c>.</summary>
internal sealed class DpkgSelectionsOptions
{
    /// <summary>The package.</summary>
    public required string Name { get; init; }

    /// <summary>What dpkg shall do with it.</summary>
    [Option(Choices = ["install", "hold", "deinstall", "purge"])]
    public required string Selection { get; init; }
}
