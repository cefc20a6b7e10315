using System.Globalization;
using Actors.Domain;

namespace Actors.Host.Live;

/// <summary>What a paper venue did, in a line for people, with the time of its market.</summary>
static class PaperLine
{
    public static string Of(VenueReport report) => string.Create(CultureInfo.InvariantCulture, $"{report.At:u} {report.Order} {What(report)}");

    static string What(VenueReport report) => report switch
    {
        VenueReport.Filled filled => string.Create(CultureInfo.InvariantCulture, $"filled {filled.Quantity} at {filled.Price} in the candle of {filled.CandleOpen:u}"),
        VenueReport.LegOpened leg => $"stands at {leg.Price}",
        VenueReport.Triggered triggered => $"triggered at {triggered.Price}",
        VenueReport.Cancelled cancelled => $"cancelled: {cancelled.Why}",
        VenueReport.Rejected rejected => $"rejected: {rejected.Code}, {rejected.Text}",
        _ => throw new DomainFault($"the venue reported {report}"),
    };
}
