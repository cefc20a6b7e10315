namespace Actors.Exchanges.Simulator.Server;

/// <summary>One request while it is being answered.</summary>
internal sealed class Call(Parameters parameters, WireWriter to, Exchange exchange, ApiContext context)
{
    public Parameters Parameters { get; } = parameters;
    public WireWriter To { get; } = to;
    public ApiContext Context { get; } = context;

    /// <summary>The account that signed; only in endpoints that have to be signed.</summary>
    public Account Account { get; init; } = null!;

    /// <summary>The WebSocket API connection that it came by; null for REST.</summary>
    public ApiSession? Session { get; init; }

    /// <summary>The exchange's time.</summary>
    public long Now { get; init; }

    /// <summary>The server's time, with its skew.</summary>
    public long ServerTime { get; init; }

    /// <summary>Tell what was true then instead of now.</summary>
    public long? AsOf { get; init; }

    public bool Strict { get; init; }

    /// <summary>For looking only.</summary>
    public IReadOnlyList<Market> Markets => exchange.Markets;

    /// <summary>The exchange, once all parameters have been read: in strict mode it refuses those that were not.</summary>
    public Exchange Exchange
    {
        get
        {
            Read();
            return exchange;
        }
    }

    public Market Market() => Market(Parameters.Require("symbol"));

    public Market Market(string symbol) => exchange.Find(symbol) ?? throw ApiException.UnknownSymbol();

    /// <exception cref="ApiException">The exchange refused.</exception>
    public static T Ok<T>(Answer<T> answer)
        where T : class => answer.Value ?? throw Refused(answer.Rejection!);

    public static ApiException Refused(Rejection rejection) =>
        new(rejection.Code, rejection.Message, rejection.Code switch { -1015 => 429, -2021 => 409, _ => 400 });

    /// <summary>Sees to it that no parameter was sent in vain.</summary>
    public void Read()
    {
        if (Strict && Parameters.Unread.Count() is > 0 and var unread)
            throw new ApiException(-1104, "Not all sent parameters were read; read "
                + $"'{Parameters.All.Count - unread}' parameter(s) but was sent '{Parameters.All.Count}'.");
    }
}

/// <summary>What endpoints share.</summary>
internal sealed record ApiContext(
    SimulatorOptions Options, RateLimiter Limiter, UserStreams Users, History History, Func<string, Account> Account,
    Func<string, bool> IsKnownKey, TimeProvider Time, Skew Skew)
{
    /// <summary>What clients are told of the time, epoch milliseconds.</summary>
    public long ServerTime => (Time.GetUtcNow() + Skew.By).ToUnixTimeMilliseconds();
}
