namespace Actors.Exchanges.Binance.Rest;

/// <summary>
/// A limit on what may be used in windows aligned to the venue's clock. A request counts in the window in which it reaches
/// the venue, which is not known from here: so it is charged to each window that it may fall into, from its sending to its
/// answer, give or take the error of the clock. The sum of the charges is then never below what the venue counts.
/// </summary>
sealed class WindowBudget(TimeSpan window, int limit, TimeSpan clockError)
{
    long newest = long.MinValue;
    long charged;                       // to the newest window
    long chargedBefore;                 // to the window before it
    long inFlight;
    long sent;

    public TimeSpan Window => window;
    public int Limit { get; set; } = limit;

    /// <summary>What is charged to the newest window.</summary>
    public long Used => charged;

    public bool Fits(int amount, double share, DateTimeOffset server)
    {
        Roll(server);
        var most = (long)(Limit * share);
        return charged + amount <= most && (Oldest(server) == newest || chargedBefore + amount <= most);
    }

    public Charge Take(int amount, DateTimeOffset server)
    {
        Roll(server);
        var alone = inFlight == 0;
        charged += amount;
        if (Oldest(server) != newest)
            chargedBefore += amount;
        inFlight += amount;
        return new(amount, Oldest(server), ++sent, alone);
    }

    /// <param name="free">The venue charges nothing for it.</param>
    /// <param name="counted">What the venue says is used, with this request and by everybody at this address.</param>
    public void Complete(in Charge charge, bool free, long? counted, DateTimeOffset server)
    {
        Roll(server);
        inFlight -= charge.Amount;
        if (free)
        {
            charged -= charge.Amount;
            if (charge.From < newest)
                chargedBefore = Math.Max(0, chargedBefore - charge.Amount);
        }
        // The venue's figure is of one window: it helps only when that is certainly the newest.
        if (counted is not { } figure || charge.From != newest)
            return;
        var nothingElse = charge.Alone && charge.Number == sent;
        charged = nothingElse ? figure : Math.Max(charged, figure);
    }

    /// <summary>How long until a new window is open for certain.</summary>
    public TimeSpan UntilNext(DateTimeOffset server)
    {
        var next = new DateTimeOffset((Index(server - clockError) + 1) * window.Ticks, TimeSpan.Zero) + clockError;
        return next - server;
    }

    void Roll(DateTimeOffset server)
    {
        var now = Index(server + clockError);
        if (now <= newest)
            return;
        chargedBefore = now == newest + 1 ? charged : inFlight;
        charged = inFlight;
        newest = now;
    }

    long Oldest(DateTimeOffset server) => Math.Min(newest, Index(server - clockError));

    long Index(DateTimeOffset at) => at.UtcTicks / window.Ticks;

    /// <param name="From">The first window that it may fall into.</param>
    /// <param name="Alone">True when nothing else was under way as it was sent.</param>
    public readonly record struct Charge(int Amount, long From, long Number, bool Alone);
}
