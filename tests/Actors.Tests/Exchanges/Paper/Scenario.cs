using Actors.Domain;
using Actors.Exchanges.Paper;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Exchanges.Paper;

/// <summary>A market's wandering and what is ordered on the way.</summary>
public sealed record Scenario(PaperOptions Options, bool Ticks, IReadOnlyList<Scenario.Step> Steps)
{
    static readonly decimal[] Tenths = [.. Enumerable.Range(-80, 161).Select(n => n / 10m)];

    /// <summary>A candle, relative to the last close, and what happens once it has closed.</summary>
    public sealed record Step(decimal Gap, decimal Up, decimal Down, int CloseAt, decimal Volume, IReadOnlyList<Deed> Deeds);

    /// <param name="Cancels">When not null, cancels the order of that number instead of placing one.</param>
    public sealed record Deed(
        Side Side, OrderType Type, bool Quote, decimal Size, decimal Limit, decimal Trigger, decimal Trailing,
        decimal? Stop, decimal? Target, bool TrailingLeg, bool Reduces, int? Cancels);

    public static Arbitrary<Scenario> Any(Gen<PaperOptions> options)
    {
        var all =
            from chosen in options
            from ticks in Gen.Elements(true, false)
            from steps in Gen.ListOf(AnyStep(), 25)
            select new Scenario(chosen, ticks, [.. steps]);
        return Arb.From(all, Shorter);
    }

    public static Gen<PaperOptions> Costless { get; } =
        from fill in Gen.Elements(FillMode.NextOpen, FillMode.SameClose)
        from path in Gen.Elements(IntrabarPath.Worst, IntrabarPath.Best)
        from touch in Gen.Elements(0m, 0.5m, 1m)
        from cash in Gen.Elements(500m, 5_000m, 1_000_000m)
        select Scene.Plain with { Fill = fill, Path = path, LimitTouchProbability = touch, Cash = new(cash) };

    public static Gen<PaperOptions> Costly { get; } =
        from plain in Costless
        from spread in Gen.Elements(0m, 3m)
        from slippage in Gen.Elements<SlippageModel>(
            new SlippageModel.FixedBps(7), new SlippageModel.VolumeShare(2, 0.5m), new SlippageModel.Volatility(0.1m))
        from impact in Gen.Elements(null, new SquareRootImpact(0.5m, 0.05m))
        from share in Gen.Elements<decimal?>(null, 0.1m)
        from fees in Gen.Elements(
            new FeeSchedule(2, 10), new FeeSchedule(-1, 5), new FeeSchedule(10, 10) { Tiers = [new(new(2000), 1, 2)] })
        select plain with { HalfSpreadBps = spread, Slippage = slippage, Impact = impact, MaxVolumeShare = share, Fees = fees };

    /// <summary>Plays it and shows each candle's reports, those of the deeds before it included, with what had been placed.</summary>
    public Played Play()
    {
        var instrument = Ticks ? new Instrument(Scene.Btc, 0.1m, 0.01m, new(0.02m), new(50), new(1)) : Instrument.Unfiltered(Scene.Btc);
        var scene = new Scene(Options, instrument).Flat(100);
        var played = new Played(this, scene);
        scene.OnReport = played.Heard;
        var (close, number) = (100m, 0);
        foreach (var step in Steps)
        {
            foreach (var deed in step.Deeds)
                Do(deed, close, ref number, scene, played);
            var open = Math.Max(1, close + step.Gap);
            var (high, low) = (open + step.Up, Math.Max(0.5m, open - step.Down));
            close = Math.Round(low + ((high - low) * step.CloseAt / 100), 1);
            played.Candles.Add(new(Scene.Minute(scene.Candles), new(open), new(Math.Max(high, close)), new(Math.Min(low, close)), new(close), new(step.Volume)));
            scene.Candle(open, Math.Max(high, close), Math.Min(low, close), close, step.Volume);
        }
        return played;
    }

    static void Do(Deed deed, decimal close, ref int number, Scene scene, Played played)
    {
        if (deed.Cancels is { } cancelled)
        {
            scene.Cancel($"o{cancelled % (number + 1)}");
            return;
        }
        decimal At(decimal offset) => Math.Max(0.1m, close + offset);
        var sign = deed.Side == Side.Buy ? 1 : -1;
        var intent = Scene.Intent(
            deed.Side, deed.Type, deed.Quote ? new OrderSize.Quote(new(deed.Size * 100), deed.Reduces) : Scene.Base(deed.Size),
            limit: deed.Type is OrderType.Limit or OrderType.StopLimit ? At(deed.Limit) : null,
            trigger: deed.Type is OrderType.Stop or OrderType.StopLimit or OrderType.TakeProfit ? At(deed.Trigger) : null,
            trailingBps: deed.Type == OrderType.TrailingStop ? deed.Trailing : null,
            bracket: deed.Stop is null && deed.Target is null && !deed.TrailingLeg
                ? null
                : Scene.Legs(
                    deed.TrailingLeg || deed.Stop is null ? null : At(-sign * deed.Stop.Value),
                    deed.Target is { } target ? At(sign * target) : null,
                    deed.TrailingLeg ? deed.Trailing : null),
            id: $"o{number}", reduces: deed.Reduces);
        number++;
        played.Asked(intent);
        if (scene.Place(intent) is PlaceResult.Rejected)
            played.Refused(intent);
    }

    static Gen<Step> AnyStep() =>
        from gap in Gen.Frequency((3, Gen.Constant(0m)), (2, Gen.Elements(Tenths)))
        from up in Gen.Choose(0, 60)
        from down in Gen.Choose(0, 60)
        from close in Gen.Choose(0, 100)
        from volume in Gen.Frequency((1, Gen.Constant(0m)), (5, Gen.Choose(1, 400).Select(n => (decimal)n)))
        from count in Gen.Frequency((3, Gen.Constant(0)), (3, Gen.Constant(1)), (1, Gen.Constant(3)))
        from deeds in Gen.ListOf(AnyDeed(), count)
        select new Step(gap, up / 10m, down / 10m, close, volume, [.. deeds]);

    static Gen<Deed> AnyDeed() =>
        from side in Gen.Elements(Side.Buy, Side.Sell)
        from type in Gen.Elements(Enum.GetValues<OrderType>())
        from quote in Gen.Frequency((1, Gen.Constant(true)), (4, Gen.Constant(false)))
        from size in Gen.Choose(1, 1200).Select(n => n / 100m)
        from limit in Gen.Elements(Tenths)
        from trigger in Gen.Elements(Tenths)
        from trailing in Gen.Choose(20, 600).Select(n => (decimal)n)
        from stop in Gen.Elements<decimal?>(null, 0.4m, 1, 2.5m)
        from target in Gen.Elements<decimal?>(null, 0.5m, 1.5m, 3)
        from trailingLeg in Gen.Frequency((1, Gen.Constant(true)), (3, Gen.Constant(false)))
        from reduces in Gen.Frequency((1, Gen.Constant(true)), (4, Gen.Constant(false)))
        from cancels in Gen.Frequency((5, Gen.Constant<int?>(null)), (1, Gen.Choose(0, 30).Select(n => (int?)n)))
        select new Deed(side, type, quote, size, limit, trigger, trailing, stop, target, trailingLeg, reduces, cancels);

    static IEnumerable<Scenario> Shorter(Scenario scenario)
    {
        for (var i = 0; i < scenario.Steps.Count; i++)
        {
            yield return scenario with { Steps = [.. scenario.Steps.Where((_, at) => at != i)] };
            if (scenario.Steps[i].Deeds.Count > 0)
                yield return scenario with { Steps = [.. scenario.Steps.Select((step, at) => at == i ? step with { Deeds = [.. step.Deeds.Skip(1)] } : step)] };
        }
    }
}
