using Actors.Domain;
using Actors.Host.Live;
using Actors.Host.Settings;
using Actors.Tests.Trading;
using Actors.Trading;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Host.Live;

/// <summary>Every start warms up from the candle that the first one began with, as long as that can be had in reasonable time.</summary>
public sealed class FirstCandlesTests : IDisposable
{
    static readonly SymbolPlan Plan = new(OneMinute, [Talker.On("1m"), Talker.On("1h")]);
    readonly string folder = Directory.CreateTempSubdirectory("first-candles-").FullName;

    string File => LiveFolder.FirstCandles(folder);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    DateTimeOffset AtStart(DateTimeOffset wanted)
    {
        var first = FirstCandles.Open(File);
        var of = first.Of(Plan, wanted);
        first.Write();
        return of;
    }

    [Fact]
    public void A_restart_begins_with_the_candle_of_the_start_before()
    {
        AtStart(Start).ShouldBe(Start);
        AtStart(Start.AddHours(5)).ShouldBe(Start);
        AtStart(Start.AddDays(30)).ShouldBe(Start);
    }

    [Fact]
    public void A_warm_up_that_needs_more_begins_earlier_and_stays_there()
    {
        AtStart(Start);
        AtStart(Start.AddDays(-2)).ShouldBe(Start.AddDays(-2));
        AtStart(Start.AddDays(1)).ShouldBe(Start.AddDays(-2));
    }

    [Fact]
    public void One_that_is_too_old_is_given_up_once()
    {
        AtStart(Start);
        var later = Start.AddHours(1 + (FirstCandles.Most / 60));

        AtStart(later).ShouldBe(later);
        AtStart(later.AddHours(1)).ShouldBe(later);
    }

    [Fact]
    public void One_that_opens_inside_a_candle_of_a_timeframe_that_is_new_is_given_up()
    {
        AtStart(Start.AddHours(1));
        var daily = Plan with { Series = [.. Plan.Series, Talker.On("1d")] };

        FirstCandles.Open(File).Of(daily, Start.AddDays(3)).ShouldBe(Start.AddDays(3));
    }

    [Fact]
    public void A_file_that_is_none_is_named_with_the_remedy()
    {
        System.IO.File.WriteAllText(File, "{ \"binance:BTCUSDT:1m\": 5 }");

        Should.Throw<InputException>(() => FirstCandles.Open(File)).Message.ShouldEndWith("remove it, and strategies are warmed up anew");
    }
}
