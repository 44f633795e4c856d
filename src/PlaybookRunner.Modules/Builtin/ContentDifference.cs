using System.Text;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>The difference of two contents of a file, or why it is not shown.</summary>
internal static class ContentDifference
{
    /// <summary>Contents that are longer are not compared.</summary>
    public const long Limit = 104_448;

    /// <summary>Compares.</summary>
    /// <param name="before">What stands there now.</param>
    /// <param name="beforeHeader">Its name.</param>
    /// <param name="after">What shall stand there.</param>
    /// <param name="afterHeader">Its name.</param>
    public static ModuleDiff Between(PathStatus before, string beforeHeader, FileContent after, string afterHeader)
    {
        var beforeBytes = before.Content ?? ReadOnlyMemory<byte>.Empty;
        if (after.Length > Limit || before.Size > Limit)
        {
            return Skipped($"{(after.Length > Limit ? "source" : "destination")} file size is greater than {Limit}");
        }

        var afterBytes = Read(after);
        if (IsBinary(beforeBytes.Span) || IsBinary(afterBytes.Span))
        {
            return Skipped($"{(IsBinary(afterBytes.Span) ? "source" : "destination")} file appears to be binary");
        }

        return new ModuleDiff
        {
            Before = Encoding.UTF8.GetString(beforeBytes.Span),
            After = Encoding.UTF8.GetString(afterBytes.Span),
            BeforeHeader = before.Kind == PathKind.File ? beforeHeader : "",
            AfterHeader = afterHeader,
        };
    }

    private static ModuleDiff Skipped(string reason) => new() { Prepared = $"diff skipped: {reason}\n" };

    private static bool IsBinary(ReadOnlySpan<byte> bytes) => bytes.Contains((byte)0);

    private static ReadOnlyMemory<byte> Read(FileContent content)
    {
        if (content is FileContent.Memory memory)
        {
            return memory.Bytes;
        }

        using var stream = content.OpenRead();
        var bytes = new byte[content.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
