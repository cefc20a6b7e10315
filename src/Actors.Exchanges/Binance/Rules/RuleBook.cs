using System.Collections.Concurrent;
using Actors.Domain;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance.Rules;

/// <summary>
/// The rules of the symbols that were asked for, kept for a day, and read again when the venue refuses by them. That a
/// symbol does not trade is believed for seconds only: nothing tells when it trades again. Rules that cannot be followed
/// are no more than rules that could not be read: the last good ones stay, and where there are none nothing is sent.
/// </summary>
public sealed class RuleBook(BinanceRest rest, TimeProvider clock)
{
    static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    static readonly TimeSpan LifetimeOfPause = TimeSpan.FromSeconds(5);
    static readonly TimeSpan LifetimeOfNow = TimeSpan.FromSeconds(1);

    /// <summary>In one request the names of more would not fit into its line.</summary>
    public const int LargestRequest = 100;

    readonly ConcurrentDictionary<Symbol, (SymbolRules Rules, DateTimeOffset ReadAt)> known = new();
    readonly ConcurrentDictionary<Symbol, string> faults = new();
    readonly OneAtATime reading = new();

    /// <summary>Told when the rules or the status of a symbol are not what they were.</summary>
    public Action<SymbolRules>? Changed { get; set; }

    /// <summary>The rules as last read; null of a symbol that was not asked for.</summary>
    public SymbolRules? Known(Symbol symbol) => known.TryGetValue(symbol, out var entry) ? entry.Rules : null;

    /// <summary>What is wrong with the rules as last read; null where they are sound.</summary>
    public string? FaultOf(Symbol symbol) => faults.GetValueOrDefault(symbol);

    /// <summary>What is wrong with the rules of those of the symbols that have none that can be followed; null where all have.</summary>
    public string? Refused(IReadOnlyList<Symbol> symbols)
    {
        string[] refused = [.. symbols.Where(symbol => Known(symbol) is null).Select(FaultOf).OfType<string>()];
        return refused.Length == 0 ? null : string.Join("; ", refused);
    }

    /// <summary>The rules, read now where none that still count are at hand; null of a symbol that the venue has not.</summary>
    /// <exception cref="BinanceException">They cannot be had, and none are at hand.</exception>
    public ValueTask<SymbolRules?> Of(Symbol symbol, CancellationToken stop) => NotOlder(Lifetime, symbol, stop);

    /// <summary>Whether the venue takes orders of the symbol, by what it says now; true where it cannot be had.</summary>
    public async ValueTask<bool> Trades(Symbol symbol, CancellationToken stop)
    {
        try
        {
            return await NotOlder(LifetimeOfNow, symbol, stop) is not { IsTrading: false };
        }
        catch (BinanceException)
        {
            return true;                                        // it is the venue that refuses
        }
    }

    async ValueTask<SymbolRules?> NotOlder(TimeSpan lifetime, Symbol symbol, CancellationToken stop)
    {
        if (known.TryGetValue(symbol, out var entry) && clock.GetUtcNow() - entry.ReadAt < (entry.Rules.IsTrading || lifetime < LifetimeOfPause ? lifetime : LifetimeOfPause))
            return entry.Rules;
        try
        {
            await Read([symbol], stop);
        }
        catch (BinanceException e) when (e.Error is { IsUnknownSymbol: true })
        {
            return null;
        }
        catch (BinanceException) when (entry.Rules is not null)
        {
            return entry.Rules;                                 // older ones: the venue still judges every order
        }
        return Known(symbol);
    }

    /// <summary>Reads the rules of all symbols asked for so far again.</summary>
    /// <exception cref="BinanceException">They cannot be had.</exception>
    public ValueTask Refresh(CancellationToken stop)
    {
        Symbol[] symbols = [.. known.Keys.Order()];
        return symbols.Length == 0 ? default : Read(symbols, stop);
    }

    /// <summary>Reads the rules of these symbols.</summary>
    /// <exception cref="BinanceException">
    /// They cannot be had; also where the venue has not all of them, and where those of one cannot be followed and no
    /// earlier ones are at hand.
    /// </exception>
    public async ValueTask Read(IReadOnlyList<Symbol> symbols, CancellationToken stop)
    {
        await reading.Wait(stop);
        try
        {
            foreach (var part in symbols.Chunk(LargestRequest))
                Take(await rest.ExchangeInfo([.. part.Select(symbol => symbol.Name)], stop));
            if (Refused(symbols) is { } refused)
                throw new BinanceException(refused);
        }
        finally
        {
            reading.Release();
        }
    }

    internal void Take(ExchangeInfo info)
    {
        foreach (var symbol in info.Symbols)
        {
            if (!Symbol.IsValid(symbol.Symbol))
                continue;
            if (symbol.Filters.Fault is { } fault)
                Refuse(new(symbol.Symbol), symbol.Status, fault);
            else if (SymbolRules.Of(symbol) is { } rules)
                Keep(rules, clock.GetUtcNow());
        }
    }

    void Keep(SymbolRules rules, DateTimeOffset readAt)
    {
        var symbol = rules.Instrument.Symbol;
        var before = Known(symbol);
        known[symbol] = (rules, readAt);
        faults.TryRemove(symbol, out _);
        if (before is not null && before != rules)
            Changed?.Invoke(rules);
    }

    /// <summary>Of the last good rules only the status is renewed, which is not in doubt.</summary>
    void Refuse(Symbol symbol, SymbolStatus status, string fault)
    {
        var text = $"the rules of {symbol} at {rest.Environment.Name} cannot be followed: {fault}";
        var isNews = FaultOf(symbol) != text;
        if (known.TryGetValue(symbol, out var good))
            Keep(good.Rules with { Status = status }, good.ReadAt);
        faults[symbol] = text;
        if (isNews)
        {
            rest.Options.Notices?.Invoke(text + (good.Rules is null
                ? "; none were read before, so that no order is sent until they can: wait, or take the symbol out"
                : FormattableString.Invariant($"; those read at {good.ReadAt:yyyy-MM-dd HH:mm:ss} stay in force")));
        }
    }
}
