namespace Actors.Domain;

/// <summary>A feed that is looked into: what it tells goes through a sink of its own on the way.</summary>
/// <param name="tap">Makes that sink of the one that is told in the end.</param>
public abstract class TappedFeed(IMarketFeed inner, Func<IMarketSink, IMarketSink> tap) : IMarketFeed
{
    public ValueTask Start(IReadOnlyList<(Series Series, DateTimeOffset From)> wanted, IMarketSink sink, CancellationToken stop) =>
        inner.Start(wanted, tap(sink), stop);

    public virtual ValueTask DisposeAsync() => inner.DisposeAsync();
}

/// <summary>Passes on all that it is told; who derives from it does something about a part of it.</summary>
public abstract class PassingSink(IMarketSink next) : IMarketSink
{
    protected IMarketSink Next { get; } = next;

    public virtual void Closed(Series series, in Candle candle) => Next.Closed(series, candle);

    public virtual void Forming(Series series, in Candle candle) => Next.Forming(series, candle);

    public virtual void Health(Series series, FeedHealth health, string why) => Next.Health(series, health, why);

    public virtual void Noted(Series series, FeedNote note) => Next.Noted(series, note);

    public virtual void Changed(Instrument instrument, bool trading) => Next.Changed(instrument, trading);
}
