using Actors.Domain;

namespace Actors.Exchanges.Paper;

/// <summary>
/// Tells what a venue reports only once the state that it led to is kept: what cannot be kept now is tried again, and told
/// then.
/// </summary>
/// <param name="fates">Of the orders, which say whether a report is of an end.</param>
/// <param name="write">Writes the state down; what it throws as <see cref="IOException"/> is tried again.</param>
sealed class ReportOutbox(OrderFates fates, Action write)
{
    readonly HashSet<ClientOrderId> told = []; // ends that somebody has heard of in this process
    readonly List<VenueReport> heard = [];
    readonly Queue<VenueReport> untold = [];
    int candles;

    /// <summary>Who is told; null drops what would be told, which is then asked for.</summary>
    public Action<VenueReport>? Listener { get; set; }

    /// <summary>Why the state cannot be kept; null while it can.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Candles since the state was kept last.</summary>
    public int CandlesSinceKept => candles;

    public bool HasHeard => heard.Count > 0;

    public void Hear(VenueReport report) => heard.Add(report);

    public void CountCandle() => candles++;

    /// <summary>True once somebody has been told how the order ended.</summary>
    public bool HasToldEnd(ClientOrderId order) => told.Contains(order);

    /// <summary>What was heard since the last <see cref="Keep"/>, which nobody is told any more.</summary>
    public IReadOnlyList<VenueReport> TakeHeard()
    {
        IReadOnlyList<VenueReport> taken = [.. heard];
        heard.Clear();
        return taken;
    }

    /// <summary>Tries again where the state could not be kept.</summary>
    public bool IsKept()
    {
        if (Trouble is not null)
            Keep(true);
        return Trouble is null;
    }

    /// <summary>Keeps the state where that is due, and tells what was heard.</summary>
    public void Keep(bool isDue)
    {
        foreach (var report in heard)
            untold.Enqueue(report);
        heard.Clear();
        if (isDue || Trouble is not null)
            Write();
        if (Trouble is not null)
            return;
        while (untold.TryDequeue(out var report))
        {
            if (Listener is { } listener)
                Tell(report, listener);
        }
    }

    void Tell(VenueReport report, Action<VenueReport> listener)
    {
        if (fates.Find(report.Order) is { IsOpen: false })
            told.Add(report.Order);
        else
            told.Remove(report.Order);
        listener(report);
    }

    void Write()
    {
        try
        {
            write();
            (Trouble, candles) = (null, 0);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Trouble = fault.Message;
        }
    }
}
