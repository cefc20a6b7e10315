using System.Globalization;
using Actors.Domain;
using Actors.Exchanges.Paper;
using Actors.Host.Settings;
using Actors.Runtime.Persistence;

namespace Actors.Host.Live;

/// <summary>
/// The account of a paper run over its restarts: one file in the engine's folder holds its money, its orders and how far
/// its market has been played.
/// </summary>
static class PaperAccount
{
    /// <summary>Opens the account, and plays what its orders missed while the engine was down.</summary>
    /// <param name="history">Where the missed candles are.</param>
    /// <param name="say">Told what became of the orders meanwhile.</param>
    /// <exception cref="InputException">The file cannot be read, or does not fit the journal or the configuration.</exception>
    /// <exception cref="VenueException">The candles cannot be had.</exception>
    public static async Task<LastingPaperVenue> Open(
        RunPlan plan, Func<Symbol, Instrument> instrumentOf, IJournal journal, ICandleHistory history, TimeProvider clock,
        Action<string> say, CancellationToken stop)
    {
        var file = LiveFolder.Paper(plan.Live.Folder);
        var booked = await PaperHistory.Read(journal, plan.Account, plan.Cash, stop);
        var past = File.Exists(file) ? await File.ReadAllBytesAsync(file, stop) : null;
        if (past is null && booked.Events > 0)
            say($"{file} is not there: what the account has is counted from the journal, and stops are opened anew");
        var options = PaperSettings.Read(plan.Root, booked.Cash) with { Holdings = booked.Holdings, FillsBefore = booked.Fills };
        var venue = Restore(plan, instrumentOf, options, past, file);
        if (past is not null)
            RequireKnown(plan, venue, () => booked.Events > 0, file, JournalSettings.Read(plan.Root, clock).Folder);
        await CatchUp(plan, venue, history, clock.GetUtcNow(), say, stop);
        return venue;
    }

    /// <summary>The account as it was when it was last kept.</summary>
    /// <param name="options">Of an account that begins, what it has too.</param>
    /// <param name="past">What <paramref name="file"/> holds; null for an account that begins.</param>
    /// <exception cref="InputException">The file cannot be read, or does not fit the configuration.</exception>
    public static LastingPaperVenue Restore(
        RunPlan plan, Func<Symbol, Instrument> instrumentOf, PaperOptions options, byte[]? past, string file)
    {
        try
        {
            return new(
                options, plan.Symbols.Select(symbol => new PaperMarket(instrumentOf(symbol.Base.Symbol), symbol.Base.Timeframe)),
                past, state => WholeFile.Write(file, state.Span, isLasting: true));
        }
        catch (DomainFault fault)
        {
            throw new InputException($"{file}: {fault.Message}", "name a strategy for the symbol in strategies until its position is closed");
        }
        catch (FormatException fault)
        {
            throw new InputException($"{file}: it cannot be read ({fault.Message})", $"remove {file}, and the account is counted from the journal");
        }
    }

    /// <summary>A journal that knows nothing of what the account holds is another account's.</summary>
    /// <exception cref="InputException">It does not.</exception>
    public static void RequireKnown(RunPlan plan, LastingPaperVenue venue, Func<bool> isKnown, string file, string journal)
    {
        if (plan.Symbols.Any(symbol => venue.HasOrders(symbol.Base.Symbol) || !venue.Holdings(symbol.Base.Symbol).IsZero) && !isKnown())
            throw new InputException(
                $"{file}: the account holds positions or orders, and the journal in {journal} knows of none",
                $"put that journal back, or remove {file} to begin anew");
    }

    /// <summary>All markets together, in the order in which their candles closed.</summary>
    static async Task CatchUp(
        RunPlan plan, LastingPaperVenue venue, ICandleHistory history, DateTimeOffset now, Action<string> say, CancellationToken stop)
    {
        List<(Symbol Symbol, Candle Candle, DateTimeOffset Closed)> missed = [];
        foreach (var plans in plan.Symbols)
        {
            var series = plans.Base;
            var seen = venue.Closed(series.Symbol);
            var begin = plan.FirstCandle(plans, now);
            // Without orders only what the models remember counts.
            var from = venue.HasOrders(series.Symbol) || seen > begin ? seen : begin;
            var first = series.Timeframe.OpenOf(from + series.Timeframe.Duration - TimeSpan.FromTicks(1));
            var candles = first < now ? await Closed(history, series, first, now, stop) : [];
            if (candles.Count > 0 && seen != default)
                say($"{series.Symbol}: {candles.Count} candles of {series.Timeframe} closed while the engine was down");
            missed.AddRange(candles.Select(candle => (series.Symbol, candle, candle.OpenTime + series.Timeframe.Duration)));
        }
        var inOrder = missed.OrderBy(one => one.Closed).ThenBy(one => one.Symbol).Select(one => (one.Symbol, one.Candle));
        foreach (var report in venue.CatchUp(inOrder))
            say(string.Create(CultureInfo.InvariantCulture, $"while the engine was down: {report.At:u} {ReportLine.Of(report)}"));
    }

    static async Task<IReadOnlyList<Candle>> Closed(
        ICandleHistory history, Series series, DateTimeOffset from, DateTimeOffset to, CancellationToken stop)
    {
        try
        {
            return await history.Closed(series, from, to, stop);
        }
        catch (CandleDataException fault)
        {
            throw new VenueException($"the candles that closed while the engine was down are needed: {fault.Message}", fault);
        }
    }
}
