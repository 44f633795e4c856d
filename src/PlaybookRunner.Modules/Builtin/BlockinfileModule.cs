namespace PlaybookRunner.Modules.Builtin;

/// <summary>Makes sure that a block of lines between two markers is in a text file, or is not.</summary>
[Module("ansible.builtin.blockinfile")]
internal sealed partial class BlockinfileModule : IModule<BlockinfileOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(BlockinfileOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var edit = new TextEdit(options.Path, options, call) { Backup = options.Backup, Validate = options.Validate };
        var file = await edit.ReadAsync(encoding: null, cancellationToken);
        TextEdit.RequireFile(file, options.Create, $"Path {file.Status.Path} does not exist !");
        var block = BlockOf(options, file);
        var lines = TextLines.Of(file.Text);
        Put(options, file, lines, block);
        var text = string.Concat(lines);
        var message = (text != file.Text, file.Status.Exists) switch
        {
            (false, true) => "",
            (_, false) => "File created",
            _ => block.Count > 0 ? "Block inserted" : "Block removed",
        };
        return (await edit.SaveAsync(file, text, message, cancellationToken)).Result;
    }

    private static string MarkerOf(BlockinfileOptions options, EditedText file, string mark) =>
        file.Adapt(options.Marker.Replace("{mark}", mark, StringComparison.Ordinal));

    /// <returns>The lines of the block with its markers; none when it shall not be there.</returns>
    private static List<string> BlockOf(BlockinfileOptions options, EditedText file)
    {
        if (options.State == Presence.Absent || options.Block.Length == 0)
        {
            return [];
        }

        var lines = TextLines.Of(file.Adapt(options.Block));
        TextLines.Terminate(lines);
        return [MarkerOf(options, file, options.MarkerBegin) + "\n", .. lines, MarkerOf(options, file, options.MarkerEnd) + "\n"];
    }

    private static void Put(BlockinfileOptions options, EditedText file, List<string> lines, List<string> block)
    {
        var begin = lines.FindLastIndex(IsMarker(MarkerOf(options, file, options.MarkerBegin)));
        var end = lines.FindLastIndex(IsMarker(MarkerOf(options, file, options.MarkerEnd)));
        var position = begin < 0 || end < 0 ? Position(options, file, lines) : Cut(lines, begin, end);
        if (block.Count == 0)
        {
            return;
        }

        if (position == lines.Count)
        {
            TextLines.Terminate(lines);
        }

        if (options.PrependNewline && position > 0 && !IsBlank(lines[position - 1]))
        {
            block.Insert(0, "\n");
        }

        if (options.AppendNewline && position < lines.Count && !IsBlank(lines[position]))
        {
            block.Add("\n");
        }

        lines.InsertRange(position, block);
    }

    /// <summary>Takes the old block out, also where its markers stand the wrong way round.</summary>
    /// <returns>Where it was.</returns>
    private static int Cut(List<string> lines, int begin, int end)
    {
        var (first, last) = begin < end ? (begin, end) : (end, begin);
        lines.RemoveRange(first, last - first + 1);
        return first;
    }

    private static Predicate<string> IsMarker(string marker) => line => line.AsSpan().TrimEnd("\r\n").SequenceEqual(marker);

    private static bool IsBlank(string line) => string.IsNullOrWhiteSpace(line);

    private static int Position(BlockinfileOptions options, EditedText file, List<string> lines)
    {
        if (options.Insertbefore == "BOF")
        {
            return 0;
        }

        var pattern = options.Insertbefore ?? options.Insertafter;
        if (pattern is null or "EOF")
        {
            return lines.Count;
        }

        var regex = LinePattern.Read(options.Insertbefore is null ? "insertafter" : "insertbefore", file.Adapt(pattern));
        var found = lines.FindLastIndex(line => regex.Search(line) is not null);
        return found < 0 ? lines.Count : options.Insertbefore is null ? found + 1 : found;
    }
}
