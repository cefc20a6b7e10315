using Actors.Domain;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Rules;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance.Market;

/// <summary>Market data over the client's REST interface, whose governor keeps within the venue's limits.</summary>
public sealed class BinanceMarketRest(BinanceRest rest) : IMarketRest
{
    /// <summary>Where set, what is read of the symbols is kept there too: orders follow the rules that the feed has seen.</summary>
    public RuleBook? Rules { get; set; }

    public DateTimeOffset ServerNow => DateTimeOffset.FromUnixTimeMilliseconds(rest.Clock.Stamp);

    public async ValueTask<DateTimeOffset> AskServerTime(CancellationToken stop)
    {
        await Asked(async () =>
        {
            await rest.FreshClock(stop);
            return true;
        });
        return ServerNow;
    }

    public async ValueTask<IReadOnlyList<RestKline>> Klines(
        Symbol symbol, string interval, DateTimeOffset from, int limit, CancellationToken stop)
    {
        var rows = await Asked(() => rest.Klines(symbol.Name, interval, from, null, limit, stop));
        return [.. rows.Select(row => new RestKline(
            Time(row.OpenTime), row.Open, row.High, row.Low, row.Close, row.Volume, Time(row.CloseTime)))];
    }

    public async ValueTask<IReadOnlyList<SymbolState>> Symbols(IReadOnlyList<Symbol> symbols, CancellationToken stop)
    {
        var info = await Asked(() => rest.ExchangeInfo([.. symbols.Select(symbol => symbol.Name)], stop));
        Rules?.Take(info);
        return [.. info.Symbols.Select(LastGood).OfType<SymbolRules>().Select(rules => new SymbolState(rules.Instrument, rules.IsTrading))];
    }

    SymbolRules? LastGood(WireSymbol symbol) =>
        SymbolRules.Of(symbol) ?? (Symbol.IsValid(symbol.Symbol) ? Rules?.Known(new(symbol.Symbol)) : null);

    public async ValueTask<BookSnapshot> Depth(Symbol symbol, int limit, CancellationToken stop)
    {
        var depth = await Asked(() => rest.Depth(symbol.Name, limit, stop));
        return new(depth.LastUpdateId, Levels(depth.Bids), Levels(depth.Asks));
    }

    static BookLevel[] Levels(IReadOnlyList<WireLevel> levels) =>
        [.. levels.Select(level => new BookLevel(level.Price, level.Quantity))];

    static DateTimeOffset Time(long count) => WireNumber.TryTicks(count, out var ticks)
        ? new(ticks, TimeSpan.Zero)
        : throw new VenueException($"the venue's time {count} is neither milliseconds nor microseconds since 1970");

    static async ValueTask<T> Asked<T>(Func<ValueTask<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (BinanceException e)
        {
            throw new VenueException(e.Message, e);
        }
    }
}
