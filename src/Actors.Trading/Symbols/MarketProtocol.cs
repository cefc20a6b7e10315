using System.Collections.Immutable;
using Actors.Domain;
using Actors.Runtime;

namespace Actors.Trading.Symbols;

/// <summary>What flows from the feed to the symbols, their series, and to those who mark positions.</summary>
public static class MarketProtocol
{
    /// <summary>
    /// A candle of the receiver's series closed. A value without references: telling it allocates nothing, and it is
    /// copied as plain memory.
    /// </summary>
    public readonly record struct CandleClosed(Candle Candle)
    {
        /// <summary>A field, so that handlers read it where it is.</summary>
        public readonly Candle Candle = Candle;
    }

    /// <summary>A candle closed that marks what the account holds.</summary>
    public readonly record struct Marked(Series Series, Candle Candle)
    {
        /// <inheritdoc cref="CandleClosed.Candle"/>
        public readonly Candle Candle = Candle;
    }

    /// <summary>A symbol's actor is there. Risk answers with <see cref="Mark"/> whenever the account's stake in it begins or ends.</summary>
    public sealed record SymbolReady(Symbol Symbol, IActorRef Actor);

    /// <summary>Whether risk wants the candles of the symbol: only while the account holds something that they mark.</summary>
    /// <param name="FromNewest">Beginning with the newest that there is, at once; only with a live feed.</param>
    public sealed record Mark(bool Wanted, bool FromNewest = false)
    {
        public static Mark On { get; } = new(true);
        public static Mark OnFromNewest { get; } = new(true, FromNewest: true);
        public static Mark Off { get; } = new(false);
    }

    /// <summary>
    /// A routing slip that follows the way of the data behind everything told before it. Each actor passes it on;
    /// the last one named gets the parcel, when all consequences before the slip have been taken.
    /// </summary>
    /// <param name="Parcel">What the last one gets; null for <see cref="Drained"/>.</param>
    public sealed record Drain(ImmutableStack<IActorRef> Via, object? Parcel = null)
    {
        /// <summary>The same slip by way of <paramref name="first"/>, in their order, before the rest.</summary>
        public Drain Through(IEnumerable<IActorRef> first) =>
            this with { Via = first.Reverse().Aggregate(Via, (via, actor) => via.Push(actor)) };

        public void PassOn()
        {
            var rest = Via.Pop(out var next);
            next.Tell(rest.IsEmpty ? Parcel ?? Drained.Instance : this with { Via = rest });
        }
    }

    public sealed record Drained
    {
        public static Drained Instance { get; } = new();
    }
}
