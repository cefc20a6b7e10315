using Actors.Domain;

namespace Actors.Trading.Risk;

/// <content>
/// What losses are measured from, over restarts. The peak of the equity and the start of the day are kept; what the account
/// is worth is known again when all that was filled is booked, and every symbol that is held has a price of now.
/// </content>
public sealed partial class RiskDesk
{
    // A restart forgets a rise of the peak of less than this share: so much an event is worth.
    const decimal Rise = 0.001m;

    readonly HashSet<Symbol> unpriced = []; // held, and without a price since the start
    Dictionary<Symbol, (DateTimeOffset At, Price? Close)>? newest; // price of a symbol, a candle's or a fill's; null in a backtest
    AccountMarked? kept;
    bool lacksBooks;

    /// <summary>True while the worth of the account is not known: no loss is judged and no peak is raised.</summary>
    bool IsUnsure => lacksBooks || unpriced.Count > 0;

    /// <summary>What an entry has to wait for before losses can be judged, in words, or null.</summary>
    public string? Missing => unpriced.Count > 0 ? $"a candle of {string.Join(", ", unpriced.Order())}, to know what the account is worth" : null;

    /// <summary>With a real venue: what was filled before the start is told later.</summary>
    public void AwaitBooks() => (lacksBooks, newest) = (true, []);

    /// <summary>
    /// All that was filled is booked. The prices of old fills say nothing of what positions are worth now: where a loss is
    /// limited, a candle of each symbol that is held is waited for.
    /// </summary>
    public void HaveBooks()
    {
        if (!lacksBooks)
            return;
        lacksBooks = false;
        foreach (var position in ledger.Positions)
        {
            if (position.IsOpen && limitsLoss)
                unpriced.Add(position.Key.Symbol);
        }
        if (!IsUnsure)
            BeSure();
    }

    /// <summary>False for a candle that closed before the last price of its symbol was made.</summary>
    public bool IsNews(Series series, in Candle candle) => CloseOf(series, candle) >= newest!.GetValueOrDefault(series.Symbol).At;

    /// <summary>As <see cref="Mark"/>, of a candle that may be told late or twice.</summary>
    public IReadOnlyList<TradingEvent> MarkLive(Series series, in Candle candle)
    {
        var isNews = Learn(series, candle);
        if (!IsUnsure)
            return isNews ? Mark(series, candle) : [];
        if (isNews)
            ledger.Reprice(series.Symbol, candle.Close);
        LearnWorth(series.Symbol);
        return HaltsAt(series.Symbol, CloseOf(series, candle), CauseOf(series, candle));
    }

    /// <summary>
    /// A price from before the start: closer to the worth of a position than that of its last fill, and nothing to judge a
    /// loss by.
    /// </summary>
    public void Recollect(Series series, in Candle candle)
    {
        if (Learn(series, candle))
            ledger.Reprice(series.Symbol, candle.Close);
    }

    /// <summary>What is to be kept now, or null: nothing that matters has changed.</summary>
    public AccountMarked? ToKeep(DateTimeOffset now, string cause) =>
        !limitsLoss || IsUnsure || nextDay == DateTimeOffset.MinValue
        || (kept is { } last && last.DayEnd == nextDay && last.DayStart == dayStart && peak >= last.Peak && peak < last.Peak * (1 + Rise))
            ? null
            : new(peak, dayStart, nextDay, cause, now);

    /// <summary>The halts that begin or end at this moment.</summary>
    public IReadOnlyList<TradingEvent> HaltsAt(Symbol symbol, DateTimeOffset now, string cause)
    {
        if (IsUnsure)
            return [];
        if (now >= nextDay)
            BeginDay(now);
        return limitsLoss ? halts.Decide(options.Rules, View(symbol), now, cause) : [];
    }

    void BeginDay(DateTimeOffset now)
    {
        dayStart = harmless = ledger.Equity;
        nextDay = Timeframe.OneDay.OpenOf(now) + Timeframe.OneDay.Duration;
    }

    void Take(AccountMarked marked) =>
        (kept, peak, harmless, dayStart, nextDay) = (marked, marked.Peak, marked.Peak, marked.DayStart, marked.DayEnd);

    /// <summary>A symbol got a price, or a position ended without one.</summary>
    void LearnWorth(Symbol? priced)
    {
        if (unpriced.Count == 0)
            return;
        foreach (var symbol in unpriced.ToArray())
        {
            if (symbol == priced || !ledger.Holds(symbol))
                unpriced.Remove(symbol);
        }
        if (!IsUnsure)
            BeSure();
    }

    void BeSure()
    {
        if (ledger.Equity is var equity && equity > peak)
            peak = equity;
        harmless = peak;
    }

    /// <returns>True for the newest price of its symbol.</returns>
    bool Learn(Series series, in Candle candle)
    {
        var isNews = IsNews(series, candle);
        if (isNews)
            newest![series.Symbol] = (CloseOf(series, candle), candle.Close);
        return isNews;
    }

    /// <summary>A paper venue tells a fill of the open when the candle has closed: by then its close is the newer price.</summary>
    void Learn(Symbol symbol, VenueReport.Filled fill)
    {
        if (newest is null)
            return;
        if (newest.GetValueOrDefault(symbol) is { Close: { } close } candle && candle.At >= fill.At)
            ledger.Reprice(symbol, close);
        else
            newest[symbol] = (fill.At, null);
    }

    static DateTimeOffset CloseOf(Series series, in Candle candle) => candle.OpenTime + series.Timeframe.Duration;

    /// <summary>The id of a candle.</summary>
    public static string CauseOf(Series series, in Candle candle) => $"{series}@{candle.OpenTime.ToUnixTimeMilliseconds()}";
}
