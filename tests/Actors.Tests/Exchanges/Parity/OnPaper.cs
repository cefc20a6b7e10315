using Actors.Domain;
using Actors.Exchanges.Paper;
using Actors.Tests.Exchanges.Paper;

namespace Actors.Tests.Exchanges.Parity;

/// <summary>What the paper venue makes of an order on a run of candles, with nothing switched on that costs.</summary>
sealed record OnPaper(IReadOnlyList<Fill> Fills, IReadOnlyList<(string Order, int Candle)> Triggered)
{
    public static OnPaper Play(IReadOnlyList<Candle> candles, Asked asked, IntrabarPath path = IntrabarPath.Worst)
    {
        var scene = new Scene(Scene.Plain with { Path = path });
        List<Fill> fills = [];
        List<(string, int)> triggered = [];
        scene.OnReport = report =>
        {
            if (report is VenueReport.Triggered)
                triggered.Add((report.Order.Value, scene.Candles));
            if (report is VenueReport.Filled filled)
                fills.Add(new(filled.Order.Value, scene.Candles, filled.Quantity.Value, filled.Price.Value, candles[scene.Candles].Open.Value, filled.Liquidity == Liquidity.Taker));
        };
        for (var i = 0; i < candles.Count; i++)
        {
            if (i == asked.At)
                scene.Accepted(asked.Intent);
            scene.Candle(candles[i].Open.Value, candles[i].High.Value, candles[i].Low.Value, candles[i].Close.Value);
        }
        return new(fills, triggered);
    }
}
