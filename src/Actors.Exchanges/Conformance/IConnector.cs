using Actors.Domain;

namespace Actors.Exchanges.Conformance;

/// <summary>
/// A connector on the bench: all that its author gives to have it examined. The cases see nothing else, and through it
/// only the ports that the engine sees.
/// </summary>
public interface IConnector : IAsyncDisposable
{
    /// <summary>As it stands at the head of the table, such as <c>Binance spot (simulator)</c>.</summary>
    string Name { get; }

    Capabilities Declared { get; }

    ConformanceMarket Market { get; }

    /// <summary>The clock that its waits and candles run on: the venue's own where that runs faster than the wall.</summary>
    TimeProvider Clock { get; }

    Patience Patience { get; }

    /// <summary>Null where nothing can be broken on purpose.</summary>
    IBreakableWires? Wires { get; }

    /// <summary>
    /// A venue that is ready for orders and knows nothing of any before it, as in a new process. Disposed of by the cases
    /// where it is disposable. Asked for only where <see cref="Capabilities.Trading"/> is declared.
    /// </summary>
    /// <param name="reports">To be told of every report from the first on.</param>
    ValueTask<IVenue> OpenVenue(Action<VenueReport> reports, CancellationToken stop);

    /// <summary>A feed that has not been started. Asked for only where <see cref="Capabilities.LiveCandles"/> is declared.</summary>
    IMarketFeed OpenFeed();

    /// <summary>Asked for only where <see cref="Capabilities.History"/> is declared.</summary>
    ICandleHistory History { get; }
}

/// <summary>What is traded and watched in a run.</summary>
/// <param name="Exchange">The name that the connector's series have.</param>
/// <param name="Finest">The timeframe whose candles are waited for.</param>
/// <param name="Coarser">A multiple of it.</param>
public sealed record ConformanceMarket(
    string Exchange, Instrument Instrument, string BaseAsset, string QuoteAsset, Timeframe Finest, Timeframe Coarser)
{
    public Symbol Symbol => Instrument.Symbol;
    public Series FineSeries => new(Exchange, Symbol, Finest);
    public Series CoarseSeries => new(Exchange, Symbol, Coarser);
}

/// <summary>How long what must come is waited for, by the connector's clock.</summary>
/// <param name="Answer">Until the venue has answered, or a market order has filled.</param>
/// <param name="Certainty">Until an unknown outcome is settled.</param>
/// <param name="Market">Until the market reaches a price that is near.</param>
/// <param name="Candle">How late a closed candle may come.</param>
/// <param name="Quiet">How long to listen for what must not come.</param>
public sealed record Patience(TimeSpan Answer, TimeSpan Certainty, TimeSpan Market, TimeSpan Candle, TimeSpan Quiet)
{
    /// <summary>For a venue in real time.</summary>
    public static Patience Usual { get; } = new(
        TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(2));
}

/// <summary>How a request is lost.</summary>
public enum Loss
{
    /// <summary>It never arrives.</summary>
    Request,
    /// <summary>It is carried out, and its answer is lost.</summary>
    Answer,
    /// <summary>Its sender has given it up when it arrives.</summary>
    Late,
}

/// <summary>The wires between a connector and its venue, broken as a network breaks them.</summary>
public interface IBreakableWires
{
    /// <summary>Of the requests to come that change something, the next is lost.</summary>
    void LoseNext(Loss loss);

    /// <summary>Tears down every open stream of reports and candles. New ones may be opened.</summary>
    void CutStreams();

    /// <summary>The same, and none comes about until the answer is disposed of.</summary>
    IDisposable HoldStreams();
}
