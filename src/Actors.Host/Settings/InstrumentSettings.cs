using Actors.Domain;
using Actors.Runtime.Hocon;

namespace Actors.Host.Settings;

/// <summary>The venue's filters by symbol.</summary>
static class InstrumentSettings
{
    public static Instrument Read(Config root, Symbol symbol)
    {
        if (!root.GetBoolean("instruments.enforce"))
            return Instrument.Unfiltered(symbol);
        var path = root.HasPath($"instruments.by-symbol.\"{symbol}\"") ? $"instruments.by-symbol.\"{symbol}\"" : "instruments.default";
        decimal Number(string key, decimal min = 0)
        {
            // A symbol names only what differs from the default.
            var at = root.HasPath($"{path}.{key}") ? path : "instruments.default";
            return Setting.ReadNumber(root, $"{at}.{key}", min, decimal.MaxValue, "");
        }
        return new(
            symbol, Number("price-tick"), Number("quantity-step", Instrument.AssetStep),
            new(Number("min-quantity")),
            new(Number("max-quantity") is var most and not 0 ? most : decimal.MaxValue),
            new(Number("min-notional")));
    }
}
