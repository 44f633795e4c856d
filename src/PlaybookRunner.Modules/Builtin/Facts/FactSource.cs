namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>A piece of POSIX sh that prints what some facts are read from.</summary>
/// <param name="Name">The name of its section in the output.</param>
/// <param name="Script">The piece; <c>$fact_path</c> and <c>$limit</c> (a command prefix that ends what hangs) are set, errors go nowhere.</param>
internal sealed record FactSource(string Name, string Script)
{
    /// <summary>A section that is the content of the first of some files that exists.</summary>
    public static FactSource File(string name, params ReadOnlySpan<string> paths)
    {
        // Looking costs no process, and most of the files are on few machines.
        var script = string.Join(" || ", paths.ToArray().Select(path => Commands.ShellQuote.Quote(path)).Select(path => $"{{ [ -r {path} ] && cat {path}; }}"));
        return new FactSource(name, script);
    }
}
