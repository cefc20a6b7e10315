using Actors.Domain;

namespace Actors.Exchanges.Binance.Archive;

/// <summary>Where a download takes its candles from.</summary>
public enum CandleSource
{
    /// <summary>The public archive's files, and REST for what is not in them yet.</summary>
    Archive,
    /// <summary>The REST interface only.</summary>
    Rest,
}

/// <param name="From">The open time of the first candle that is wanted; a time inside a candle means that candle.</param>
/// <param name="Folder">Where the files go, such as <c>data/history</c>; made where it is missing.</param>
public sealed record DownloadOptions(IReadOnlyList<Symbol> Symbols, Timeframe Timeframe, DateTimeOffset From, string Folder)
{
    /// <summary>Candles that open before it are wanted; null for all that are closed by now.</summary>
    public DateTimeOffset? To { get; init; }

    public CandleSource Source { get; init; } = CandleSource.Archive;

    /// <summary>Scheme and host of the archive, or of a mirror.</summary>
    public Uri Archive { get; init; } = new("https://data.binance.vision");

    /// <summary>How often a file of the archive is tried before the download fails.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>The first wait before a file is tried again; it doubles.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Told after each part of a symbol, on the download's thread.</summary>
    public Action<DownloadProgress>? Progress { get; init; }
}

/// <param name="Reached">Up to where the file goes now.</param>
/// <param name="NewRows">Candles fetched so far in this run.</param>
/// <param name="Share">Of the symbol's way from its first candle to its last, 0 to 1.</param>
public readonly record struct DownloadProgress(Symbol Symbol, DateTimeOffset Reached, long NewRows, double Share);

/// <summary>What a download did for one symbol.</summary>
/// <param name="File">The path of the file.</param>
/// <param name="NewRows">Candles fetched in this run; 0 when the file had all of them.</param>
/// <param name="Rows">Candles in the file.</param>
/// <param name="Gaps">Where the venue itself has no candles, the first 1,000.</param>
/// <param name="Archives">The archive files used, whose bytes had the checksums that the archive gives for them.</param>
/// <param name="Notes">What was mended or passed over, in words.</param>
public sealed record DownloadResult(
    Symbol Symbol, string File, long NewRows, long Rows, DateTimeOffset? First, DateTimeOffset? Last,
    IReadOnlyList<CandleGap> Gaps, IReadOnlyList<ArchiveFile> Archives, IReadOnlyList<string> Notes);

/// <param name="Sha256">Of the zip, in lower-case hex.</param>
public readonly record struct ArchiveFile(string Name, string Sha256);
