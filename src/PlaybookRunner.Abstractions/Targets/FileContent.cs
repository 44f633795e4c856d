namespace PlaybookRunner.Targets;

/// <summary>The bytes of a file to write: in memory, or read from a stream that can be opened again.</summary>
public abstract record FileContent
{
    private FileContent()
    {
    }

    /// <summary>The number of bytes.</summary>
    public abstract long Length { get; }

    /// <summary>Opens the content for reading from its start; the caller disposes the stream.</summary>
    public abstract Stream OpenRead();

    /// <summary>Content in memory.</summary>
    /// <param name="Bytes">The bytes.</param>
    public sealed record Memory(ReadOnlyMemory<byte> Bytes) : FileContent
    {
        /// <inheritdoc/>
        public override long Length => Bytes.Length;

        /// <inheritdoc/>
        public override Stream OpenRead() => new MemoryStream(Bytes.ToArray(), writable: false);
    }

    /// <summary>A file of the control node.</summary>
    /// <param name="Path">Its path there.</param>
    public sealed record LocalFile(string Path) : FileContent
    {
        /// <inheritdoc/>
        public override long Length => new FileInfo(Path).Length;

        /// <inheritdoc/>
        public override Stream OpenRead() => File.OpenRead(Path);
    }

    /// <summary>The UTF-8 bytes of a text.</summary>
    public static FileContent Text(string text) => new Memory(System.Text.Encoding.UTF8.GetBytes(text));
}
