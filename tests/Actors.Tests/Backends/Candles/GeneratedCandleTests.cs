using Actors.Backends.Candles;
using Actors.Domain;

namespace Actors.Tests.Backends.Candles;

public sealed class GeneratedCandleTests
{
    static readonly DateTimeOffset End = Csv.Start.AddDays(60);

    [Fact]
    public void The_same_seed_gives_the_same_bytes_on_every_machine() =>
        new GeneratedCandleStore(Csv.Start, End, 42).Load(Csv.Hourly).Hash
            .ShouldBe("006a949721aa2c5d9d1cc2865771bc4e37c1f6794d418de26656fb00c4b24bfd");

    [Fact]
    public void Another_seed_or_symbol_is_another_market()
    {
        string[] hashes =
        [
            new GeneratedCandleStore(Csv.Start, End, 42).Load(Csv.Hourly).Hash,
            new GeneratedCandleStore(Csv.Start, End, 43).Load(Csv.Hourly).Hash,
            new GeneratedCandleStore(Csv.Start, End, 42).Load(Csv.Hourly with { Symbol = new("ETHUSDT") }).Hash,
        ];

        hashes.Distinct(StringComparer.Ordinal).Count().ShouldBe(3);
    }

    [Theory]
    [InlineData("1s")]
    [InlineData("1m")]
    [InlineData("1h")]
    [InlineData("1w")]
    public void Candles_keep_their_rules_follow_each_other_and_have_two_places(string timeframe)
    {
        var series = GeneratedCandles.Series(Csv.Hourly with { Timeframe = Timeframe.Parse(timeframe) }, Csv.Start, 20_000, seed: 7);

        var candles = Csv.All(series);
        candles.ShouldAllBe(candle => candle.Fault == null && candle.Low.Value >= 1 && candle.Volume.Value > 0);
        candles.Skip(1).Zip(candles).ShouldAllBe(pair => pair.First.Open == pair.Second.Close
            && pair.First.OpenTime - pair.Second.OpenTime == series.Series.Timeframe.Duration);
        series.Open.Scale.ShouldBe((byte)2);
    }

    [Fact]
    public void Wild_hours_cluster_and_extremes_are_more_frequent_than_in_a_bell_curve()
    {
        var candles = Csv.All(GeneratedCandles.Series(Csv.Hourly, Csv.Start, 50_000, seed: 3));
        double[] moves = [.. candles.Select(candle => (double)(candle.Close.Value / candle.Open.Value - 1))];

        Kurtosis(moves).ShouldBeInRange(4, 30);
        Autocorrelation([.. moves.Select(Math.Abs)]).ShouldBeInRange(0.15, 0.6);
        Autocorrelation(moves).ShouldBeInRange(-0.05, 0.05);
    }

    [Fact]
    public void The_timeframes_of_a_symbol_belong_together()
    {
        var store = new GeneratedCandleStore(Csv.Start.AddMinutes(7), End, 42);

        var days = store.Load(Csv.Hourly with { Timeframe = Timeframe.OneDay }).Candles;

        days.Count.ShouldBe(59);
        Csv.All(days).ShouldBe(Csv.All(CandleAggregator.Aggregate(store.Load(Csv.Hourly).Candles, Timeframe.OneDay)));
    }

    [Fact]
    public void The_source_says_that_no_market_made_it()
    {
        var loaded = new GeneratedCandleStore(Csv.Start, End, 42).Load(Csv.Hourly);

        loaded.Source.ShouldBe("generated candles, not market data (seed 42)");
        loaded.Coverage.Share.ShouldBe(1);
        loaded.Coverage.Present.ShouldBe(60 * 24);
    }

    [Fact]
    public void What_cannot_be_generated_is_refused()
    {
        var store = new GeneratedCandleStore(Csv.Start, Csv.Start.AddHours(3), 42);

        Should.Throw<CandleDataException>(() => store.Load(Csv.Hourly with { Timeframe = Timeframe.Parse("90s") })).Message
            .ShouldBe("found the timeframe 90s; expected a multiple of 1m, of which generated candles are made; name another timeframe");
        Should.Throw<CandleDataException>(() => store.Load(Csv.Hourly with { Timeframe = Timeframe.OneDay })).Message
            .ShouldStartWith("found no whole candle of 1d");
        Should.Throw<CandleDataException>(() => new GeneratedCandleStore(End, Csv.Start, 42).Load(Csv.Hourly)).Message
            .ShouldStartWith("found -86400 candles of 1m");
        Should.Throw<DomainFault>(() => GeneratedCandles.Series(Csv.Hourly, Csv.Start.AddMinutes(1), 1, 1)).Message
            .ShouldStartWith("candles of 1h cannot begin at");
    }

    static double Kurtosis(double[] values)
    {
        var mean = values.Average();
        var variance = values.Average(value => Math.Pow(value - mean, 2));
        return values.Average(value => Math.Pow(value - mean, 4)) / (variance * variance);
    }

    static double Autocorrelation(double[] values)
    {
        var mean = values.Average();
        return values.Skip(1).Zip(values).Average(pair => (pair.First - mean) * (pair.Second - mean))
            / values.Average(value => Math.Pow(value - mean, 2));
    }
}
