using System.Globalization;

namespace Actors.Exchanges.Simulator.Server;

internal enum StreamKind
{
    Trade,
    AggTrade,
    BookTicker,
    Kline,
    MiniTicker,
    Ticker,
    WindowTicker,
    AveragePrice,
    PartialDepth,
    Depth,
    ReferencePrice,
    BlockTrade,
    AllMiniTickers,
    AllWindowTickers,
}

/// <summary>What a stream's name asks for.</summary>
/// <param name="Text">The name as the client wrote it.</param>
/// <param name="Symbol">Upper case; empty for the streams of all symbols.</param>
/// <param name="Fast">Every 100 ms instead of every second.</param>
/// <param name="Levels">Of a partial book.</param>
/// <param name="Window">Of a rolling ticker: <c>1h</c>, <c>4h</c>, <c>1d</c>.</param>
/// <param name="Offset">Of candles: how far their zone is ahead of UTC.</param>
internal sealed record StreamName(
    string Text, StreamKind Kind, string Symbol, KlineInterval Interval = default, bool Fast = false, int Levels = 0,
    string Window = "", TimeSpan Offset = default)
{
    static readonly string[] Windows = ["1h", "4h", "1d"];

    /// <summary>Null for what the exchange has no stream of, removed ones included.</summary>
    public static StreamName? Parse(string text)
    {
        if (text.StartsWith('!'))
            return OfAll(text);
        var at = text.IndexOf('@', StringComparison.Ordinal);
        // Upper-case symbols are taken for unknown ones: such a stream is silent.
        if (at <= 0)
            return null;
        var symbol = text[..at] == text[..at].ToLowerInvariant() ? text[..at].ToUpperInvariant() : "";
        var parts = text[(at + 1)..].Split('@');
        return OfSymbol(text, symbol, parts[0], parts.Length switch { 1 => null, 2 => parts[1], _ => "?" });
    }

    static StreamName? OfAll(string text) => text switch
    {
        "!miniTicker@arr" => new(text, StreamKind.AllMiniTickers, ""),
        "!ticker_1h@arr" or "!ticker_4h@arr" or "!ticker_1d@arr" =>
            new(text, StreamKind.AllWindowTickers, "", Window: text.Substring(8, 2)),
        _ => null,
    };

    static StreamName? OfSymbol(string text, string symbol, string what, string? rest) => (what, rest) switch
    {
        ("trade", null) => new(text, StreamKind.Trade, symbol),
        ("aggTrade", null) => new(text, StreamKind.AggTrade, symbol),
        ("bookTicker", null) => new(text, StreamKind.BookTicker, symbol),
        ("miniTicker", null) => new(text, StreamKind.MiniTicker, symbol),
        ("ticker", null) => new(text, StreamKind.Ticker, symbol),
        ("avgPrice", null) => new(text, StreamKind.AveragePrice, symbol),
        ("referencePrice", null) => new(text, StreamKind.ReferencePrice, symbol),
        ("blockTrade", null) => new(text, StreamKind.BlockTrade, symbol),
        ("depth", null or "1000ms" or "100ms") => new(text, StreamKind.Depth, symbol, Fast: rest == "100ms"),
        ("depth5" or "depth10" or "depth20", null or "1000ms" or "100ms") => new(text, StreamKind.PartialDepth, symbol,
            Fast: rest == "100ms", Levels: int.Parse(what.AsSpan(5), CultureInfo.InvariantCulture)),
        _ when what.StartsWith("kline_", StringComparison.Ordinal) => OfKline(text, symbol, what[6..], rest),
        _ when rest is null && what.StartsWith("ticker_", StringComparison.Ordinal) && Windows.Contains(what[7..]) =>
            new(text, StreamKind.WindowTicker, symbol, Window: what[7..]),
        _ => null,
    };

    static StreamName? OfKline(string text, string symbol, string interval, string? zone)
    {
        if (!KlineIntervals.TryParse(interval, out var length))
            return null;
        if (zone is null)
            return new(text, StreamKind.Kline, symbol, length);
        // Candles of a zone close with a quarter of an hour.
        return TimeZoneText.TryParse(zone, out var offset) && offset.Minutes % 15 == 0 ? new(text, StreamKind.Kline, symbol, length, Offset: offset) : null;
    }
}
