using Actors.Domain;

namespace Actors.Decisions.Strategies;

/// <summary>
/// A strategy picked on one symbol and timeframe, written <c>BTCUSDT:1h:ema-macd</c>, or
/// <c>BTCUSDT:1h:MyStrategies:Acme.Breakout</c> for a custom one.
/// </summary>
public sealed record StrategySelection(Symbol Symbol, Timeframe Timeframe, string Strategy)
{
    const string Form = "a strategy is picked as SYMBOL:TIMEFRAME:STRATEGY, such as BTCUSDT:1h:ema-macd";

    /// <exception cref="StrategyException">The text is no selection. Whether the strategy exists is for the catalog to say.</exception>
    public static StrategySelection Parse(string text)
    {
        if (text.Split(':', 3) is not [var symbol, var timeframe, var strategy])
            throw Wrong($"'{text}' lacks a part");
        if (!Symbol.IsValid(symbol))
        {
            var upper = symbol.ToUpperInvariant();
            var hint = Symbol.IsValid(upper) ? $"; did you mean {upper}?" : "";
            throw Wrong($"'{symbol}' in '{text}' is no symbol (1 to 32 of A-Z 0-9 . _ - /){hint}");
        }
        if (!Timeframe.TryParse(timeframe, out var parsed))
        {
            throw Wrong(
                $"'{timeframe}' in '{text}' is no timeframe (a count and one of s m h d w, such as 15m)");
        }
        return StrategyCatalog.IsReference(strategy)
            ? new(new(symbol), parsed, strategy)
            : throw Wrong(
                $"'{strategy}' in '{text}' is no strategy (a name such as ema-macd, or Assembly:Namespace.Type)");
    }

    static StrategyException Wrong(string what) => new($"{what}; {Form}") { Remedy = Form };

    public override string ToString() => $"{Symbol}:{Timeframe}:{Strategy}";
}
