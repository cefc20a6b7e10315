using System.Text.Json;
using System.Text.Json.Serialization;
using Actors.Domain;
using Actors.Host.Settings;
using Actors.Trading;

namespace Actors.Host.Live;

/// <summary>
/// The first candle that each symbol's strategies ever saw in a folder, kept over restarts: warmed up from the same one they
/// come to the same state, to the bit, as if they had never stopped.
/// </summary>
sealed class FirstCandles
{
    /// <summary>
    /// So many candles of the base timeframe more than the warm-up needs are fetched again at a start. A first candle that
    /// is older is given up, once, for the one that the warm-up needs now.
    /// </summary>
    public const int Most = 50_000;

    readonly string file;
    readonly SortedDictionary<string, DateTimeOffset> kept;

    FirstCandles(string file, SortedDictionary<string, DateTimeOffset> kept) => (this.file, this.kept) = (file, kept);

    /// <exception cref="InputException">The file is none of these.</exception>
    public static FirstCandles Open(string file)
    {
        if (!File.Exists(file))
            return new(file, new(StringComparer.Ordinal));
        var read = JsonFile.Read(
            file, FirstCandlesJson.Default.DictionaryStringDateTimeOffset, "by series, such as binance:BTCUSDT:1m, the time of its first candle",
            "remove it, and strategies are warmed up anew");
        return new(file, new(read, StringComparer.Ordinal));
    }

    /// <param name="wanted">The latest first candle that is early enough to warm up.</param>
    public DateTimeOffset Of(SymbolPlan symbol, DateTimeOffset wanted)
    {
        var series = symbol.Base.ToString();
        if (kept.TryGetValue(series, out var first) && first <= wanted && wanted - first <= Most * symbol.Base.Timeframe.Duration
            && symbol.Series.All(one => one.Series.Timeframe.OpenOf(first) == first))
            return first;
        return kept[series] = wanted;
    }

    public void Write() => WholeFile.Write(
        file, JsonSerializer.SerializeToUtf8Bytes(new(kept, StringComparer.Ordinal), FirstCandlesJson.Default.DictionaryStringDateTimeOffset));
}

[JsonSerializable(typeof(Dictionary<string, DateTimeOffset>))]
sealed partial class FirstCandlesJson : JsonSerializerContext;
