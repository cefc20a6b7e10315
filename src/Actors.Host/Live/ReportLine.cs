using Actors.Domain;

namespace Actors.Host.Live;

/// <summary>What a venue reported, in words for people.</summary>
static class ReportLine
{
    public static string Of(VenueReport report) => $"{report.Order} {What(report)}";

    static string What(VenueReport report) => report switch
    {
        VenueReport.Filled filled => $"filled {filled.Quantity.Value.Plain()} at {filled.Price.Value.Plain()} (trade {filled.TradeId})",
        VenueReport.LegOpened leg => $"stands at {(leg.Price is { } price ? price.Value.Plain() : "the market")}",
        VenueReport.Triggered triggered => $"triggered at {triggered.Price.Value.Plain()}",
        VenueReport.Cancelled cancelled => $"cancelled: {cancelled.Why}",
        VenueReport.Rejected rejected => $"rejected: {rejected.Code}, {rejected.Text}",
        _ => throw new DomainFault($"the venue reported {report}"),
    };
}
