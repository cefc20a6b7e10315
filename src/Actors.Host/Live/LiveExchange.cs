using Actors.Domain;
using Actors.Exchanges.Binance;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Rules;
using Actors.Exchanges.Binance.UserData;
using Actors.Exchanges.Binance.Wire;
using Actors.Exchanges.Paper;
using Actors.Host.Settings;
using Actors.Runtime.Persistence;

namespace Actors.Host.Live;

/// <summary>The exchange of a live engine: where its candles come from and its orders go, with the rules of its symbols.</summary>
sealed class LiveExchange : IAsyncDisposable
{
    LiveExchange(BinanceRest rest, RuleBook rules, BinanceVenue? venue, IVenue orders, MarketData market, IMarketFeed feed, ICandleHistory history)
    {
        (Rest, Rules, Venue) = (rest, rules, venue);
        (Orders, Market, Feed, History) = (orders, market, feed, history);
        market.Teach(rules);
    }

    public IVenue Orders { get; }
    public IMarketFeed Feed { get; }
    public ICandleHistory History { get; }

    MarketData Market { get; }

    BinanceRest Rest { get; }
    RuleBook Rules { get; }

    /// <summary>Null where the program fills orders itself.</summary>
    BinanceVenue? Venue { get; }

    /// <summary>Where it is and whose money it is, loud enough to be read.</summary>
    public string Title => Venue is null ? $"{Rest.Environment.Name} · paper orders"
        : Rest.Environment.RealMoney ? "BINANCE LIVE · REAL MONEY"
        : $"{Rest.Environment.Name} · play money";

    /// <summary>True where the program fills orders itself, and keeps of those that have ended only the last.</summary>
    public bool IsPaper => Venue is null;

    /// <exception cref="DomainFault">The rules of the symbol were not read.</exception>
    public Instrument InstrumentOf(Symbol symbol) => RulesOf(symbol).Instrument;

    /// <summary>The name that <see cref="Orders"/> gives in its balances to the base asset of a symbol.</summary>
    public string BaseAssetOf(Symbol symbol) => Venue is null ? symbol.Name : RulesOf(symbol).BaseAsset;

    /// <param name="say">Told what an operator should know of the connection: bans, a blind account, transfers; and of what happened while nobody was there, where the program fills orders itself.</param>
    /// <exception cref="VenueException">It cannot be reached, or refuses the key.</exception>
    /// <exception cref="InputException">A symbol is not traded there, or not for the account's currency.</exception>
    public static async Task<LiveExchange> Open(
        RunPlan plan, IJournal journal, Surroundings around, Action<string> say, CancellationToken stop)
    {
        var settings = plan.Venue;
        var rest = new BinanceRest(MarketData.ClientOptions(settings.Environment, settings, around, say) with { Credentials = settings.Key?.Credentials });
        var market = new MarketData(rest, settings, around, say);
        var recorded = new RecordedMarket(LiveFolder.Candles(plan.Live.Folder), market.Feed, market.History, say);
        try
        {
            IReadOnlyList<Symbol> symbols = [.. plan.Symbols.Select(symbol => symbol.Base.Symbol)];
            return settings.IsPaper
                ? await OnPaper(plan, journal, rest, market, recorded, symbols, around.Clock, say, stop)
                : await WithKeys(plan, rest, market, recorded, symbols, around, say, stop);
        }
        catch (VenueException refused) when (refused.InnerException is BinanceException { Error.Code: BinanceError.NoSuchSymbol })
        {
            var missing = await Missing(market, plan, stop);
            await market.DisposeAsync();
            rest.Dispose();
            if (missing is not null)
                throw missing;
            throw;
        }
        catch (VenueException refused) when (refused.InnerException is BinanceException { Error: { } error } && KeyRemedy.IsFor(error))
        {
            await market.DisposeAsync();
            rest.Dispose();
            throw new InputException(refused.Message.TrimEnd('.'), KeyRemedy.Of(plan, error));
        }
        catch
        {
            await market.DisposeAsync();
            rest.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Market.DisposeAsync();
        if (Venue is not null)
            await Venue.DisposeAsync();
        Rest.Dispose();
    }

    static async Task<LiveExchange> WithKeys(
        RunPlan plan, BinanceRest rest, MarketData market, RecordedMarket recorded, IReadOnlyList<Symbol> symbols, Surroundings around,
        Action<string> say, CancellationToken stop)
    {
        var userData = UserDataOptions.Default.AtPace(around.Pace);
        var venue = new BinanceVenue(rest, new BinanceVenueOptions().AtPace(around.Pace) with
        {
            RealMoney = plan.Venue.Kind == VenueKind.Live,
            UserData = userData with { Open = around.OpenSocket ?? userData.Open },
        })
        {
            Transferred = (asset, amount) => say($"{asset} {amount.Plain()} came or went by a transfer: the books of the engine do not count it"),
        };
        try
        {
            await venue.Start(symbols, stop);
        }
        catch (VenueException away) when (away.InnerException is BinanceException { Error: null or { Status: >= 500 } })
        {
            throw new VenueException(
                $"the account at {rest.Environment.Rest.Authority} cannot be reached, and nothing is traded without it, wherever candles come from; start again when it answers. {away.Message}",
                away.InnerException);
        }
        RequireTraded(venue.Rules, plan, symbols);
        return new(rest, venue.Rules, venue, venue, market, recorded, recorded);
    }

    static async Task<LiveExchange> OnPaper(
        RunPlan plan, IJournal journal, BinanceRest rest, MarketData market, RecordedMarket recorded, IReadOnlyList<Symbol> symbols,
        TimeProvider clock, Action<string> say, CancellationToken stop)
    {
        var rules = new RuleBook(rest, clock);
        await market.Read(symbols, rules, stop);
        RequireTraded(rules, plan, symbols);
        var paper = await PaperAccount.Open(plan, symbol => RulesOf(rules, symbol).Instrument, journal, market.Past, clock, say, stop);
        return new(rest, rules, null, paper, market, new PaperFeed(recorded, paper), recorded);
    }

    /// <summary>The venue names no symbol that it has not: each is asked for by itself.</summary>
    static async Task<InputException?> Missing(MarketData market, RunPlan plan, CancellationToken stop)
    {
        List<Symbol> missing = [];
        foreach (var symbol in plan.Symbols.Select(symbol => symbol.Base.Symbol))
        {
            if (!await market.Has(symbol, stop))
                missing.Add(symbol);
        }
        return missing.Count == 0
            ? null
            : new($"strategies.{string.Join(", strategies.", missing)}: {plan.Venue.Environment.Name} has no such symbol; look at its spelling, such as BTCUSDT, or take it out");
    }

    SymbolRules RulesOf(Symbol symbol) => RulesOf(Rules, symbol);

    static SymbolRules RulesOf(RuleBook rules, Symbol symbol) =>
        rules.Known(symbol) ?? throw new DomainFault($"the rules of {symbol} were not read");

    static void RequireTraded(RuleBook rules, RunPlan plan, IReadOnlyList<Symbol> symbols)
    {
        foreach (var symbol in symbols)
        {
            if (RulesOf(rules, symbol).QuoteAsset is var quote && !string.Equals(quote, plan.Currency, StringComparison.Ordinal))
                throw new InputException($"strategies.{symbol}: it is paid in {quote}, and account.currency is {plan.Currency}", "trade symbols of one currency");
        }
    }
}
