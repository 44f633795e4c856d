using PlaybookRunner.Jinja;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Keeps a block of lines between two marker lines of a text file.</summary>
[Module("ansible.builtin.blockinfile")]
internal sealed partial class BlockInFileModule : IModule<BlockInFileOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(BlockInFileOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var file = await EditedFile.ReadAsync(options.Path, call, cancellationToken);
        var isWanted = options.State == LineState.Present && options.Block.Length > 0;
        if (!file.Exists && !options.Create)
            return isWanted ? throw new ModuleFailedException(ModuleResult.Fail($"Path {file.Path} does not exist !").With("rc", 257L)) : ModuleResult.Of(changed: false, "File not present");
        if (!file.Exists && !isWanted)
            return ModuleResult.Of(changed: false, "File not present");
        var lines = TextLines.Of(file.Text);
        var (start, hadBlock) = TakeOut(lines, options);
        if (isWanted)
            lines.InsertRange(start ?? PlaceOf(lines, options), BlockLines(lines, start, options));
        var message = !isWanted ? "Block removed" : hadBlock ? "Block changed" : "Block inserted";
        return await file.WriteAsync(string.Concat(lines), file.Exists ? message : "File created", options, call, cancellationToken);
    }

    private static (int? Start, bool HadBlock) TakeOut(List<string> lines, BlockInFileOptions options)
    {
        var begin = lines.FindIndex(line => TextLines.WithoutBreak(line) == options.Begin);
        var end = lines.FindLastIndex(line => TextLines.WithoutBreak(line) == options.End);
        if (begin < 0 || end < begin)
            return (null, false);
        lines.RemoveRange(begin, end - begin + 1);
        return (begin, true);
    }

    private static int PlaceOf(List<string> lines, BlockInFileOptions options)
    {
        if (options.Insertbefore == "BOF")
            return 0;
        var (pattern, offset) = options.Insertbefore is { } before ? (before, 0) : (options.Insertafter, 1);
        if (pattern is null or "EOF")
            return lines.Count;
        var regex = new PythonRegex(pattern);
        var index = lines.FindLastIndex(line => regex.Search(TextLines.WithoutBreak(line)) is not null);
        return index < 0 ? lines.Count : index + offset;
    }

    private static IEnumerable<string> BlockLines(List<string> lines, int? start, BlockInFileOptions options)
    {
        var at = start ?? PlaceOf(lines, options);
        if (at > 0 && !lines[at - 1].EndsWith('\n'))
            lines[at - 1] += "\n";
        var block = options.Block.EndsWith('\n') ? options.Block : options.Block + "\n";
        return TextLines.Of(block).Prepend(options.Begin + "\n").Append(options.End + "\n");
    }
}
