using System.IO.Pipelines;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>
/// The bytes of one TCP connection. It can go mute: what the client sends is swallowed, and nothing is sent any more,
/// pings and pongs included, while the connection stays open.
/// </summary>
internal sealed class Line : IDuplexPipe
{
    volatile bool mute;

    public Line(IDuplexPipe transport)
    {
        Input = new Ear(this, transport.Input);
        Output = new Mouth(this, transport.Output);
    }

    public PipeReader Input { get; }
    public PipeWriter Output { get; }

    public bool IsMute => mute;

    public void Mute() => mute = true;

    sealed class Ear(Line line, PipeReader inner) : PipeReader
    {
        public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
        {
            while (true)
            {
                var result = await inner.ReadAsync(cancellationToken);
                if (!line.mute || result.IsCompleted || result.IsCanceled)
                    return result;
                inner.AdvanceTo(result.Buffer.End);
            }
        }

        public override bool TryRead(out ReadResult result)
        {
            if (!line.mute)
                return inner.TryRead(out result);
            result = default;
            return false;
        }

        public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);
        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => inner.AdvanceTo(consumed, examined);
        public override void CancelPendingRead() => inner.CancelPendingRead();
        public override void Complete(Exception? exception = null) => inner.Complete(exception);
        public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);
    }

    sealed class Mouth(Line line, PipeWriter inner) : PipeWriter
    {
        // What is written while mute goes here and nowhere else.
        byte[]? sink;

        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;
        public override long UnflushedBytes => inner.UnflushedBytes;

        public override Memory<byte> GetMemory(int sizeHint = 0) =>
            Swallow(sizeHint) is { } swallowed ? swallowed : inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) =>
            Swallow(sizeHint) is { } swallowed ? swallowed : inner.GetSpan(sizeHint);

        public override void Advance(int bytes)
        {
            if (sink is null)
                inner.Advance(bytes);
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
            line.mute ? default : inner.FlushAsync(cancellationToken);

        public override void CancelPendingFlush() => inner.CancelPendingFlush();
        public override void Complete(Exception? exception = null) => inner.Complete(exception);
        public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

        byte[]? Swallow(int size)
        {
            if (line.mute && (sink is null || sink.Length < size))
                sink = new byte[Math.Max(size, 4096)];
            return sink;
        }
    }
}
