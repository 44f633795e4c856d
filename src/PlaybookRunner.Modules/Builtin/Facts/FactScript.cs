using System.Globalization;
using System.Text;
using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>The one script that reads on the target whatever the wanted facts need.</summary>
internal static class FactScript
{
    // `timeout` of busybox before 1.30 wants -t; a machine that has neither form goes without a limit.
    private const string Prologue =
        """
        mark=$1 fact_path=$2
        limit=
        timeout 1 true && limit="timeout $3"
        section() { printf '\n%s %s\n' "$mark" "$1"; }
        """;

    /// <summary>Composes the command.</summary>
    /// <param name="sources">The pieces; a piece that several collectors share runs once.</param>
    /// <param name="mark">The unguessable word that tells section titles from content.</param>
    /// <param name="factPath">The folder of local facts.</param>
    /// <param name="limit">How long something that may hang (a dead network file system) is waited for.</param>
    public static CommandLine Compose(IEnumerable<FactSource> sources, string mark, string factPath, TimeSpan limit)
    {
        var script = new StringBuilder("{\n").Append(Prologue).Append('\n');
        foreach (var source in sources.DistinctBy(source => source.Name))
        {
            script.Append(CultureInfo.InvariantCulture, $"section {source.Name}\n(\n{source.Script}\n)\n");
        }

        script.Append("} 2>/dev/null </dev/null\nexit 0\n");
        var seconds = ((long)Math.Ceiling(limit.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return CommandLine.Script(script.ToString(), mark, factPath, seconds);
    }
}
