namespace Haechi.OnlineSafety.Collection.Fetching;

/// <summary>What comes over the wire, counted: it ends, with a reason, where a limit is passed.</summary>
internal sealed class CountedStream(Stream inner, long most, FetchLimits limits, TimeProvider clock) : Stream
{
    private readonly long _start = clock.GetTimestamp();
    private long _count;

    /// <summary>Why it ended early; null when it did not.</summary>
    public string? Skipped { get; private set; }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => _count; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Skipped is not null)
            return 0;
        using var silence = new CancellationTokenSource(limits.Silence, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        var count = await inner.ReadAsync(buffer, both.Token);
        _count += count;
        var elapsed = clock.GetElapsedTime(_start);
        Skipped = _count > most ? SkipReason.TooLarge
            : count > 0 && elapsed > limits.Silence && _count < elapsed.TotalSeconds * limits.BytesPerSecond ? SkipReason.TooSlow
            : null;
        return Skipped is null ? count : 0;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously: a slow server must not hold a thread.");
    public override void Flush() => inner.Flush();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
