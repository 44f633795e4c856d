using System.Buffers;

namespace PlaybookRunner.Targets.Shell;

/// <summary>Reads a stream up to marks in it.</summary>
internal sealed class MarkedReader(Stream stream)
{
    private readonly byte[] _chunk = new byte[32768];
    private readonly ArrayBufferWriter<byte> _unread = new(1024);
    private int _consumed;

    private ReadOnlySpan<byte> Unread => _unread.WrittenSpan[_consumed..];

    /// <summary>Reads up to a mark and past it.</summary>
    /// <returns>What stood before the mark; null when the stream ended without it.</returns>
    public async Task<byte[]?> ReadToAsync(byte[] mark, CancellationToken cancellationToken)
    {
        var searched = 0;
        while (true)
        {
            var found = Unread[searched..].IndexOf(mark);
            if (found >= 0)
            {
                var before = Unread[..(searched + found)].ToArray();
                Consume(before.Length + mark.Length);
                return before;
            }

            searched = Math.Max(0, Unread.Length - mark.Length + 1);
            if (await FillAsync(cancellationToken) == 0)
            {
                return null;
            }
        }
    }

    /// <summary>Reads more of the stream.</summary>
    /// <returns>Whether there was more.</returns>
    public async Task<bool> ReadMoreAsync(CancellationToken cancellationToken) => await FillAsync(cancellationToken) > 0;

    /// <summary>Takes what was read up to a mark and the mark itself; without the mark, everything but what may be its beginning.</summary>
    public bool TryTake(byte[] mark, out byte[] before)
    {
        var found = Unread.IndexOf(mark);
        before = found >= 0 ? Unread[..found].ToArray() : Unread[..^BeginningOf(mark)].ToArray();
        Consume(before.Length + (found >= 0 ? mark.Length : 0));
        return found >= 0;
    }

    /// <summary>Takes everything that was read and not consumed.</summary>
    public byte[] TakeUnread()
    {
        var rest = Unread.ToArray();
        Consume(rest.Length);
        return rest;
    }

    private int BeginningOf(byte[] mark)
    {
        var length = Math.Min(mark.Length - 1, Unread.Length);
        while (length > 0 && !mark.AsSpan().StartsWith(Unread[^length..]))
        {
            length--;
        }

        return length;
    }

    private async Task<int> FillAsync(CancellationToken cancellationToken)
    {
        // A pipe's read cannot always be cancelled; the wait for it can.
        var count = await stream.ReadAsync(_chunk, CancellationToken.None).AsTask().WaitAsync(cancellationToken);
        _unread.Write(_chunk.AsSpan(0, count));
        return count;
    }

    private void Consume(int count)
    {
        _consumed += count;
        if (_consumed == _unread.WrittenCount)
        {
            _unread.ResetWrittenCount();
            _consumed = 0;
        }
    }
}
