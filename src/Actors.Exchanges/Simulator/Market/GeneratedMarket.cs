using Actors.Domain;

namespace Actors.Exchanges.Simulator;

/// <param name="StartPrice">At the beginning of history.</param>
/// <param name="VolatilityPerDay">Standard deviation of a day's return.</param>
/// <param name="LevelNotional">Quote currency in one level of the book, on average.</param>
public sealed record GeneratedSymbol(
    SymbolRules Rules, decimal StartPrice, double VolatilityPerDay = 0.04, decimal LevelNotional = 20_000);

/// <param name="HistoryMinutes">Candles before the start.</param>
/// <param name="StepMilliseconds">How often each symbol moves; a divisor of a minute.</param>
/// <param name="Levels">Of the book on each side.</param>
/// <param name="TradesPerStep">On average, besides those that move the price.</param>
public sealed record GeneratedMarketOptions(
    ulong Seed, IReadOnlyList<GeneratedSymbol> Symbols, int HistoryMinutes = 43_200, int StepMilliseconds = 1000, int Levels = 20,
    double TradesPerStep = 1)
{
    /// <summary>By symbol: the price that it has at the start, for one that does not begin with its start price there.</summary>
    public IReadOnlyDictionary<string, decimal> Prices { get; init; } = new Dictionary<string, decimal>(StringComparer.Ordinal);
}

/// <summary>
/// A market made up of a seed: prices that trend, range and cluster, a book around them, and a crowd that trades through
/// it by the rules that hold for all. The same seed, start and commands give the same market.
/// </summary>
public sealed class GeneratedMarket : IMarketSource
{
    // How precise moves are: levels are half a basis point apart.
    const decimal GapShare = 0.00005m;

    readonly Exchange exchange;
    readonly GeneratedMarketOptions options;
    readonly Crowd[] crowds;
    long step;
    int next;

    /// <param name="start">Epoch milliseconds; candles of the past end before the minute that it is in.</param>
    public GeneratedMarket(Exchange exchange, GeneratedMarketOptions options, long start)
    {
        (this.exchange, this.options) = (exchange, options);
        step = start - (start % options.StepMilliseconds) + options.StepMilliseconds;
        var began = KlineInterval.OneMinute.OpenOf(start);
        crowds = [.. options.Symbols.Select((symbol, index) => new Crowd(exchange, symbol, options, index, began))];
        foreach (var crowd in crowds)
            crowd.Open(start);
        // Symbols move one after the other within a step; sorted by their moments, time never runs backwards.
        Array.Sort(crowds, static (left, right) => (left.Offset, left.Index).CompareTo((right.Offset, right.Index)));
    }

    public void Advance(long now)
    {
        while (crowds.Length > 0 && step + crowds[next].Offset <= now)
        {
            crowds[next].Step(step + crowds[next].Offset);
            if (++next == crowds.Length)
                (next, step) = (0, step + options.StepMilliseconds);
        }
        exchange.Advance(now);
    }

    /// <summary>One symbol's traders.</summary>
    sealed class Crowd
    {
        const int HistoryStepsPerMinute = 12;

        readonly SeededChance chance;
        readonly PriceProcess process;
        readonly GeneratedMarketOptions options;
        readonly GeneratedSymbol symbol;
        readonly Market market;
        readonly CrowdDesk desk;
        readonly CrowdLadder ladder;
        readonly decimal lot;
        long best;

        public Crowd(Exchange exchange, GeneratedSymbol symbol, GeneratedMarketOptions options, int index, long began)
        {
            (this.symbol, this.options, Index) = (symbol, options, index);
            Offset = index * 37L % options.StepMilliseconds;
            chance = SeededChance.Of(options.Seed, index);
            process = new(chance, (double)symbol.StartPrice, symbol.VolatilityPerDay);
            market = exchange.AddMarket(symbol.Rules);
            desk = new(exchange, market);
            lot = symbol.Rules.Filters.LotSize is { Step: > 0 } filter ? filter.Step : Instrument.AssetStep;
            var tick = symbol.Rules.Filters.Price is { Tick: > 0 } price ? price.Tick : Instrument.AssetStep;
            ladder = new(desk, Math.Max(1, decimal.Round(symbol.StartPrice * GapShare / tick)) * tick, options.Levels, LevelQuantity);
            foreach (var minute in options.Prices.TryGetValue(symbol.Rules.Symbol, out var known) ? PastOf(known, began) : Past(began))
                market.AddPast(minute);
        }

        public int Index { get; }
        public long Offset { get; }

        decimal Fair => ladder.Gap * IndexOfFair;
        long IndexOfFair => (long)((decimal)process.Price / ladder.Gap);

        public void Open(long now)
        {
            best = IndexOfFair;
            market.Tape.StartAt(Fair);
            ladder.Lay(best, best + 1, now);
        }

        public void Step(long now)
        {
            if (market.Status is not SymbolStatus.Trading)
                return;
            process.Step(options.StepMilliseconds / 1000.0);
            var target = IndexOfFair;
            if (target > best)
                ladder.ClearTheWay(Side.Buy, ladder.PriceAt(target), now);
            else if (target < best)
                ladder.ClearTheWay(Side.Sell, ladder.PriceAt(target + 1), now);
            best = target;
            ladder.Refresh(chance.Next() < 0.5 ? Side.Buy : Side.Sell, chance.Next(options.Levels), now);
            ladder.Lay(best, best + 1, now);
            for (var left = options.TradesPerStep; left > 0 && chance.Next() < left; left--)
                Trade(now);
        }

        void Trade(long now)
        {
            var side = chance.Next() < 0.5 ? Side.Buy : Side.Sell;
            desk.Take(side, ladder.PriceAt(side == Side.Buy ? best + 1 : best), Lots(LevelQuantity() * (decimal)(0.02 + (0.2 * chance.Next()))), now);
        }

        // Wild times trade more.
        decimal LevelQuantity() => Lots(
            symbol.LevelNotional / (decimal)process.Price * (decimal)((0.3 + (1.4 * chance.Next())) * Math.Sqrt(process.Variance)));

        decimal Lots(decimal quantity) => Math.Max(1, decimal.Floor(quantity / lot)) * lot;

        IEnumerable<Kline> Past(long began)
        {
            for (var i = options.HistoryMinutes; i > 0; i--)
                yield return PastMinute(began - (i * 60_000L));
        }

        /// <summary>A past that ends at a price: the walk begins there, and is told backwards.</summary>
        Kline[] PastOf(decimal price, long began)
        {
            process.GoOnFrom((double)price);
            var minutes = new Kline[options.HistoryMinutes];
            for (var i = 1; i <= minutes.Length; i++)
            {
                var minute = PastMinute(began - (i * 60_000L));
                minutes[^i] = minute with { Open = minute.Close, Close = minute.Open };
            }
            process.GoOnFrom((double)price);
            return minutes;
        }

        Kline PastMinute(long openTime)
        {
            var open = Fair;
            var (high, low) = (open, open);
            for (var i = 0; i < HistoryStepsPerMinute; i++)
            {
                process.Step(60.0 / HistoryStepsPerMinute);
                var price = Fair;
                (high, low) = (Math.Max(high, price), Math.Min(low, price));
            }
            var close = Fair;
            var volume = Lots(LevelQuantity() * (decimal)(50 + (200 * chance.Next())));
            var bought = Lots(volume * (decimal)(0.3 + (0.4 * chance.Next())));
            var mean = (open + high + low + close) / 4;
            return new(openTime, openTime + 59_999, open, high, low, close, volume, volume * mean, 40 + chance.Next(120), bought,
                bought * mean, -1, -1);
        }
    }
}
