namespace Actors.Domain;

/// <summary>Where candles of the past are kept.</summary>
public interface ICandleStore
{
    /// <summary>The candles of a series with what was found and mended in them.</summary>
    /// <exception cref="CandleDataException">The candles cannot be had; the message says where and the remedy.</exception>
    LoadedCandles Load(Series series);
}

/// <summary>Candles that cannot be had. The message has the place (file, line), what was found and what was expected.</summary>
public sealed class CandleDataException(string message) : Exception(message);

/// <summary>What <c>data.on-gap</c> says to do with missing candles.</summary>
public enum GapPolicy
{
    /// <summary>A gap ends the run.</summary>
    Fail,
    /// <summary>Rows are taken one by one; the gap is reported.</summary>
    Skip,
    /// <summary>Flat candles of volume 0 at the last close fill the gap; each is reported.</summary>
    Fill,
}

/// <param name="Source">The file or files, for people.</param>
/// <param name="Hash">
/// SHA-256 in hex: of the source's bytes; of several files, of the lines that <c>sha256sum</c> prints for them.
/// </param>
/// <param name="Coverage">Of the candles as they lie in the source, also where coarser ones were made of them.</param>
public sealed record LoadedCandles(CandleSeries Candles, string Source, string Hash, DataCoverage Coverage);

/// <summary>How complete the data of a series was.</summary>
/// <param name="Expected">Candles between the first and the last if none were missing.</param>
/// <param name="Present">Candles read from the source.</param>
/// <param name="Gaps">Where candles were missing, first 1,000.</param>
/// <param name="Repairs">What was mended, in words with place, first 1,000.</param>
public sealed record DataCoverage(
    DateTimeOffset First, DateTimeOffset Last, long Expected, long Present, long Filled,
    IReadOnlyList<CandleGap> Gaps, IReadOnlyList<string> Repairs)
{
    public double Share => Expected == 0 ? 0 : (double)Present / Expected;
}

/// <summary><paramref name="Missing"/> candles are not there after the one that opens at <paramref name="After"/>.</summary>
public readonly record struct CandleGap(DateTimeOffset After, long Missing);
