using Actors.Domain;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>The exchange behind the server, and what can be done to it as a whole. May be used from any thread.</summary>
public sealed class SimulatedExchange : IDisposable
{
    readonly SimulatorOptions options;
    readonly Dictionary<string, Account> accounts = new(StringComparer.Ordinal);
    readonly History history = new();
    readonly Skew skew = new();

    internal SimulatedExchange(SimulatorOptions options, TimeProvider time)
    {
        this.options = options;
        Speed = time is AcceleratedTimeProvider accelerated ? accelerated.Factor : 1;
        Faults = new Faults(options.Seed);
        Limiter = new RateLimiter(options.Limits, time.GetUtcNow);
        Exchange exchange = null!;
        Streams = new MarketStreams(symbol => exchange.Find(symbol), () => exchange.Markets);
        exchange = new Exchange(options.Exchange, new EventRouter(Limiter, history) { Markets = Streams, Users = Users });
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var source = options.Market.Open(exchange, options.Seed, now);
        foreach (var account in options.Accounts)
            accounts.Add(account.Name, exchange.AddAccount(account.Name, account.Commissions));
        Fund(exchange, now);
        Engine = new Engine(exchange, source, Streams, time);
        var keys = new KeyChecks(options);
        Context = new ApiContext(options, Limiter, Users, history, accounts.GetValueOrDefault!, keys.IsKnown, time, skew);
        Dispatcher = new Dispatcher(Engine, keys, Faults, Context);
    }

    /// <summary>What goes wrong, and how often it did.</summary>
    public Faults Faults { get; }

    /// <summary>How far the clock that clients see is ahead; negative is behind.</summary>
    public TimeSpan ClockSkew
    {
        get => skew.By;
        set
        {
            skew.By = value;
            Faults.Happened(FaultKind.ClockSkew);
        }
    }

    /// <summary>Simulated seconds per second of the wall clock.</summary>
    public double Speed { get; }

    /// <summary>Requests that failed for a fault of the simulator itself, which must not be.</summary>
    public long BrokenRequests => Dispatcher.Broken;

    /// <summary>The last such fault.</summary>
    public Exception? LastBreak => Dispatcher.LastBreak;

    internal RateLimiter Limiter { get; }
    internal MarketStreams Streams { get; }
    internal UserStreams Users { get; } = new();
    internal Engine Engine { get; }
    internal Dispatcher Dispatcher { get; }
    internal ApiContext Context { get; }

    /// <summary>Tears down every connection and takes none for a while.</summary>
    internal Action<TimeSpan>? Restarting { get; set; }

    /// <summary>Looks at the exchange, or gives it a command, with the time, while nothing else happens there.</summary>
    public T Do<T>(Func<Exchange, long, T> what) => Engine.Do(exchange => what(exchange, Engine.Now));

    /// <summary>The account of that name in the options.</summary>
    /// <exception cref="DomainFault">There is none.</exception>
    public Account Account(string name) => accounts.TryGetValue(name, out var account)
        ? account : throw new DomainFault($"no account {name}, expected one of {string.Join(", ", options.Accounts.Select(a => a.Name))}");

    /// <exception cref="DomainFault">There is no such symbol.</exception>
    public void SetStatus(string symbol, SymbolStatus status)
    {
        Do((exchange, _) =>
        {
            exchange.SetStatus(Market(exchange, symbol), status);
            return true;
        });
        Faults.Happened(FaultKind.SymbolStatus);
    }

    /// <inheritdoc cref="SetStatus"/>
    public void ChangeFilters(string symbol, Func<SymbolFilters, SymbolFilters> change)
    {
        Do((exchange, _) =>
        {
            var market = Market(exchange, symbol);
            exchange.ChangeRules(market, market.Rules with { Filters = change(market.Rules.Filters) });
            return true;
        });
        Faults.Happened(FaultKind.FilterChange);
    }

    /// <summary>A deposit, or with a negative amount a withdrawal.</summary>
    /// <exception cref="DomainFault">There is no such account or asset, or more is taken than is free.</exception>
    public void Deposit(string account, string asset, decimal amount) => Do((exchange, now) =>
    {
        var owner = Account(account);
        var known = exchange.Markets.SelectMany(m => (string[])[m.Rules.BaseAsset, m.Rules.QuoteAsset])
            .Concat(owner.Balances.Select(b => b.Asset)).ToHashSet(StringComparer.Ordinal);
        if (!known.Contains(asset))
            throw new DomainFault($"no asset '{asset}', expected one of {string.Join(", ", known.Order(StringComparer.Ordinal))}");
        exchange.Deposit(owner, asset, amount, now);
        return true;
    });

    /// <summary>Every connection is torn down, and none is taken for a while. What the exchange knows stays.</summary>
    /// <exception cref="DomainFault">The time is negative.</exception>
    public void Restart(TimeSpan down)
    {
        if (down < TimeSpan.Zero)
            throw new DomainFault($"down was {down.TotalMilliseconds} ms, expected no negative time");
        Restarting?.Invoke(down);
        Faults.Happened(FaultKind.Restart);
    }

    /// <summary>As the monthly wipe of the testnet: orders and trades are gone, balances are as at the start.</summary>
    public void Wipe()
    {
        Do((exchange, now) =>
        {
            exchange.Wipe(now);
            history.Clear();
            Fund(exchange, now);
            return true;
        });
        Faults.Happened(FaultKind.Wipe);
    }

    public void Dispose()
    {
        Streams.Dispose();
        Users.Dispose();
    }

    internal void MoveOn() => Engine.MoveOn();

    static Market Market(Exchange exchange, string symbol) => exchange.Find(symbol)
        ?? throw new DomainFault($"no symbol {symbol}, expected one of {string.Join(", ", exchange.Markets.Select(m => m.Rules.Symbol))}");

    void Fund(Exchange exchange, long now)
    {
        foreach (var account in options.Accounts)
            foreach (var (asset, amount) in account.Balances)
                exchange.Deposit(accounts[account.Name], asset, amount, now);
    }
}
