using System.Text.Json;
using System.Text.Json.Serialization;
using Actors.Domain;
using Actors.Host.Settings;
using Actors.Trading;

namespace Actors.Host.Live;

/// <summary>What a live engine ran with since its last start, so that the same time can be run again as a backtest.</summary>
/// <param name="Began">A candle that closed until then was warmed up on, and not decided on.</param>
/// <param name="Configuration">HOCON of everything that shapes decisions.</param>
/// <param name="Markets">By symbol.</param>
sealed record SessionRecord(DateTimeOffset Began, string Configuration, IReadOnlyDictionary<string, MarketRecord> Markets)
{
    public static SessionRecord Of(RunPlan plan, Func<Symbol, Instrument> instrumentOf, IEnumerable<SymbolPlan> symbols, DateTimeOffset began) => new(
        began, plan.Configuration, symbols.ToDictionary(
            symbol => symbol.Base.Symbol.Name,
            symbol => MarketRecord.Of(instrumentOf(symbol.Base.Symbol), symbol.HistoryFrom),
            StringComparer.Ordinal));

    /// <exception cref="InputException">There is none, or it cannot be read.</exception>
    public static SessionRecord Read(string folder)
    {
        var file = LiveFolder.Session(folder);
        if (!File.Exists(file))
            throw new InputException(Directory.Exists(folder)
                ? $"{folder}: found no {Path.GetFileName(file)}, which every start of an engine writes; name the live.dir of an engine that ran"
                : $"{folder}: found no such folder; name the live.dir of an engine that ran, such as data/demo");
        return JsonFile.Read(
            file, SessionJson.Default.SessionRecord, "what the engine ran with: began, configuration and markets", "the next start of the engine writes it anew");
    }

    public void Write(string folder) =>
        WholeFile.Write(LiveFolder.Session(folder), JsonSerializer.SerializeToUtf8Bytes(this, SessionJson.Default.SessionRecord));
}

/// <param name="First">Open time of the first candle that was warmed up on.</param>
/// <param name="MaxQuantity">Null for no limit.</param>
sealed record MarketRecord(
    DateTimeOffset First, decimal PriceTick, decimal QuantityStep, decimal MinQuantity, decimal? MaxQuantity, decimal MinNotional)
{
    public static MarketRecord Of(Instrument instrument, DateTimeOffset first) => new(
        first, instrument.PriceTick, instrument.QuantityStep, instrument.MinQuantity.Value,
        instrument.MaxQuantity.Value == decimal.MaxValue ? null : instrument.MaxQuantity.Value, instrument.MinNotional.Value);
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SessionRecord))]
sealed partial class SessionJson : JsonSerializerContext;
