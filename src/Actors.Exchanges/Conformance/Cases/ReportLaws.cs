using Actors.Domain;

namespace Actors.Exchanges.Conformance.Cases;

/// <summary>What holds of the reports of an order, whatever became of it.</summary>
static class ReportLaws
{
    /// <param name="reports">Of one id, in the order in which they were told.</param>
    public static void NothingAfterTheEnd(IReadOnlyList<VenueReport> reports)
    {
        var end = default(VenueReport);
        foreach (var report in reports)
        {
            // A leg may be opened anew under its id.
            Expect.That(end is null || report is VenueReport.LegOpened, $"nothing of {report.Order} after its end, {end}", report);
            end = report is VenueReport.Cancelled or VenueReport.Rejected or VenueReport.Filled { Done: true } ? report : null;
        }
    }

    public static void FillsOnce(IReadOnlyList<VenueReport> reports) => Expect.Empty(
        reports.OfType<VenueReport.Filled>().GroupBy(fill => (fill.Order, fill.TradeId)).Where(same => same.Count() > 1)
            .Select(same => $"trade {same.Key.TradeId} of {same.Key.Order} {same.Count()} times"),
        "each fill once");

    public static void AddUp(Quantity expected, IEnumerable<VenueReport> reports, string of = "fills of") =>
        Expect.Same(expected.Value, reports.OfType<VenueReport.Filled>().Sum(fill => fill.Quantity.Value), of);

    /// <param name="reports">Of one id.</param>
    public static void TotalsRun(IReadOnlyList<VenueReport> reports)
    {
        var total = 0m;
        foreach (var report in reports)
        {
            if (report is VenueReport.LegOpened && total > 0)
                total = 0;                                      // another order under the same id
            if (report is not VenueReport.Filled fill)
                continue;
            total += fill.Quantity.Value;
            Expect.That(fill.Total is null || fill.Total.Value.Value == total, $"a total of {total} with trade {fill.TradeId} of {fill.Order}", fill.Total);
        }
    }
}
