using Actors.Backends.Candles;
using Actors.Domain;
using Actors.Exchanges.Simulator;
using Actors.Exchanges.Simulator.Server;
using Actors.Host.Settings;

namespace Actors.Host.Live;

/// <summary>An exchange simulator in this process, with the time that it runs on.</summary>
sealed class LocalExchange : IAsyncDisposable
{
    LocalExchange(ExchangeSimulator server, TimeProvider clock, DateTimeOffset began) => (Server, Clock, Began) = (server, clock, began);

    public TimeProvider Clock { get; }

    /// <summary>When its market began: with the seed and the prices of then, all that it takes to make the same one again.</summary>
    public DateTimeOffset Began { get; }

    ExchangeSimulator Server { get; }

    /// <summary>By symbol: what it has.</summary>
    public IReadOnlyDictionary<string, decimal> Prices => Server.Exchange.Do((exchange, _) =>
        exchange.Markets.ToDictionary(market => market.Rules.Symbol, market => market.LastPrice, StringComparer.Ordinal));

    public Uri Url => Server.Uri;
    public string RestUrl => Server.RestUrl;
    public string WebSocketApiUrl => Server.WebSocketApiUrl;
    public string StreamUrl => Server.StreamUrl;

    /// <exception cref="InputException">The port is taken, or a symbol cannot be simulated.</exception>
    /// <param name="past">Where it goes on; null for one that begins.</param>
    /// <param name="stop">Ends the start alone: an exchange that runs has to outlive the engine at it.</param>
    public static async Task<LocalExchange> Start(SimulatorSettings settings, ExchangePast? past, CancellationToken stop)
    {
        var now = past?.Now ?? TimeProvider.System.GetUtcNow();
        var began = past?.Began ?? now;
        var (market, from) = MarketOf(settings, past, now, stop);
        // However long the market takes to be made, its legs rest at the prices that it was left with.
        var machine = new HeldTimeProvider();
        TimeProvider clock = settings.Speed == 1 && settings.Replay is null && past is null
            ? TimeProvider.System
            : new AcceleratedTimeProvider(machine, from, settings.Speed);
        var account = new SimulatedAccount("main", [new ApiKey.Hmac(settings.Key.Key, settings.Key.Secret)])
        {
            Balances = past?.Balances ?? new Dictionary<string, decimal>(StringComparer.Ordinal) { ["USDT"] = settings.Cash },
        };
        try
        {
            var server = await ExchangeSimulator.Start(
                new()
                {
                    Port = settings.Port,
                    Seed = settings.Seed,
                    Accounts = [account],
                    Market = market,
                    WindowSlack = TimeSpan.FromSeconds(10) * (settings.Speed - 1),
                },
                clock, CancellationToken.None);
            foreach (var legs in past?.Legs ?? [])
                Rest(server.Exchange, account.Name, legs);
            machine.LetGo();
            return new(server, clock, began);
        }
        catch (IOException taken)
        {
            throw new InputException($"simulator.port: {taken.Message.TrimEnd('.')}", "name another port, or 0 for a free one");
        }
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>What cannot rest at the price of now is left out: its owner finds it missing, and does what is to be done.</summary>
    static void Rest(SimulatedExchange exchange, string account, IReadOnlyList<NewOrder> legs) => exchange.Do((venue, now) => legs is [var above, var below]
        ? venue.PlaceList(exchange.Account(account), new NewOrderList.Oco(above, below), now).Rejection
        : venue.Place(exchange.Account(account), legs[0], now).Rejection);

    static (MarketOptions Market, DateTimeOffset From) MarketOf(
        SimulatorSettings settings, ExchangePast? past, DateTimeOffset now, CancellationToken stop)
    {
        try
        {
            var symbols = settings.Symbols.Select(symbol => GeneratedSymbols.Named(symbol.Name)).ToArray();
            return settings.Replay is not null ? Replayed(settings, settings.Replay, [.. symbols.Select(symbol => symbol.Rules)])
                : (MarketOptions.GeneratedSince(past?.Began ?? now, symbols, past?.Prices ?? new Dictionary<string, decimal>(StringComparer.Ordinal), stop), now);
        }
        catch (DomainFault fault)
        {
            throw new InputException($"simulator.symbols: {fault.Message}");
        }
    }

    /// <summary>The first tenth of the candles, at most a thousand, are the past that clients warm up on.</summary>
    static (MarketOptions Market, DateTimeOffset From) Replayed(SimulatorSettings settings, string folder, IReadOnlyList<SymbolRules> rules)
    {
        if (!Directory.Exists(folder))
            throw new InputException($"simulator.replay {folder}: found no such folder", "expected one with files of candles");
        var files = new CandleFiles(folder, GapPolicy.Fill, cache: true);
        var loaded = settings.Symbols.Select(symbol => files.Load(new("binance", symbol, settings.Timeframe)).Candles).ToArray();
        var past = Math.Min(1_000, loaded.Min(candles => candles.Count) / 10);
        var from = loaded.Max(candles => candles[past].OpenTime);
        return (MarketOptions.Replayed([.. loaded.Zip(rules).Select(pair => ReplayedSymbol.Of(
            pair.Second, settings.Timeframe, pair.First.From(from)))]), from);
    }
}
