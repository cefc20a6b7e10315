using Actors.Domain;
using Actors.Exchanges.Binance.Market;

namespace Actors.Exchanges.Binance.Archive;

/// <summary>
/// Brings the candles of the past into files, <c>BTCUSDT_1m.csv</c> for each symbol. A run after another, whether that was
/// finished or killed, fetches only what is missing.
/// </summary>
/// <param name="rest">For what the archive does not have; it keeps within the venue's limits by itself.</param>
/// <param name="http">For the archive, which has no limits of its own; its files are fetched one after the other.</param>
public sealed class CandleDownload(DownloadOptions options, IMarketRest rest, HttpClient http, TimeProvider clock)
{
    /// <summary>One symbol after the other.</summary>
    /// <exception cref="DomainFault">What is wanted makes no sense, or the venue does not have it.</exception>
    /// <exception cref="CandleDataException">Candles cannot be had, or a file of before is broken; the message says the remedy.</exception>
    public async Task<IReadOnlyList<DownloadResult>> Run(CancellationToken stop)
    {
        var interval = VenueInterval.Of(options.Timeframe);
        if (options.Symbols.Count == 0)
            throw new DomainFault("no symbol was named: name at least one, such as BTCUSDT");
        if (options.To is { } end && end <= options.From)
            throw new DomainFault($"the download ends at {end:u}, which is not after its start at {options.From:u}");
        var results = new List<DownloadResult>();
        foreach (var symbol in options.Symbols.Distinct())
            results.Add(await new SymbolDownload(symbol, interval, options, rest, new(http, options, clock), clock).Run(stop));
        return results;
    }
}
