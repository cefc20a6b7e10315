using Actors.Domain;

namespace Actors.Exchanges.Simulator;

/// <param name="KeepTrades">Public trades remembered per symbol.</param>
/// <param name="KeepCandles">Closed candles remembered per symbol and interval.</param>
public sealed record ExchangeOptions(int KeepTrades = 10_000, int KeepCandles = 50_000)
{
    public ExchangeFilters Filters { get; init; } = new();
}

/// <summary>
/// A spot exchange as one deterministic state machine: the same commands give the same answers and events. It has no
/// clock, no threads and no I/O: each command brings its time in epoch milliseconds, never less than the one before,
/// and must be given by one caller at a time. What is refused changes nothing.
/// </summary>
/// <remarks>
/// The public face of the engine: this class (commands in <c>Exchange.Orders.cs</c>, questions in
/// <c>Exchange.Queries.cs</c>), <see cref="Market"/> for what everybody sees of a symbol, <see cref="Account"/> for what
/// its owner sees, <see cref="IExchangeEvents"/> for what happens.
/// </remarks>
public sealed partial class Exchange
{
    readonly ExchangeOptions options;
    readonly IExchangeEvents events;
    readonly Clearing clearing;
    readonly OrderFlow flow;
    readonly OrderDesk desk;
    readonly CancelDesk cancels;
    readonly List<Market> markets = [];
    readonly List<Account> accounts = [];
    readonly Dictionary<string, Market> bySymbol = new(StringComparer.Ordinal);

    public Exchange(ExchangeOptions options, IExchangeEvents events)
    {
        (this.options, this.events) = (options, events);
        clearing = new(events);
        var reports = new Reports(events);
        flow = new OrderFlow(clearing, reports, events);
        desk = new(reports, flow, options.Filters);
        cancels = new(clearing, reports, flow, desk);
        Crowd = AddAccount("crowd", CommissionRates.Free, -1, isCrowd: true);
    }

    public IReadOnlyList<Market> Markets => markets;

    /// <summary>The first is the crowd.</summary>
    public IReadOnlyList<Account> Accounts => accounts;

    public ExchangeFilters Filters => options.Filters;

    /// <summary>All that accounts ever paid in commissions, by asset.</summary>
    public IReadOnlyDictionary<string, decimal> Commissions => clearing.Commissions;

    internal Account Crowd { get; }

    public Market? Find(string symbol) => bySymbol.GetValueOrDefault(symbol);

    /// <exception cref="DomainFault">The symbol is there already.</exception>
    public Market AddMarket(SymbolRules rules)
    {
        var market = new Market(markets.Count, rules, options, events);
        if (!bySymbol.TryAdd(rules.Symbol, market))
            throw new DomainFault($"{rules.Symbol} is listed twice");
        markets.Add(market);
        return market;
    }

    public Account AddAccount(string name, CommissionRates? commissions = null, long tradeGroupId = -1) =>
        AddAccount(name, commissions ?? CommissionRates.Usual, tradeGroupId, isCrowd: false);

    /// <summary>Adds to a balance, or with a negative amount takes from it.</summary>
    /// <exception cref="DomainFault">More is taken than is free.</exception>
    public void Deposit(Account account, string asset, decimal amount, long now)
    {
        if (account.BalanceOf(asset).Free + amount < 0)
            throw new DomainFault($"{account.Name} has {account.BalanceOf(asset).Free} {asset} free, asked for {-amount}");
        clearing.Deposit(account, asset, amount, now);
        clearing.Flush(now);
    }

    /// <summary>Time has passed: closes the candles that ended.</summary>
    public void Advance(long now)
    {
        foreach (var market in markets)
            market.Candles.Advance(now);
    }

    /// <summary>An order of the crowd meets the book.</summary>
    internal void Run(Order order, long now)
    {
        flow.Start(order, now);
        flow.Drain(order.Market, now);
        clearing.Flush(now);
    }

    internal void Print(Market market, decimal price, decimal quantity, bool isBuyerMaker, long now)
    {
        flow.Print(market, price, quantity, isBuyerMaker, now);
        flow.Drain(market, now);
        clearing.Flush(now);
    }

    Account AddAccount(string name, CommissionRates commissions, long tradeGroupId, bool isCrowd)
    {
        var account = new Account(accounts.Count, name, commissions, tradeGroupId, isCrowd);
        accounts.Add(account);
        return account;
    }
}
