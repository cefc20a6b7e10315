using Actors.Decisions.Indicators;
using Actors.Domain;

namespace Actors.Tests.Decisions.Indicators;

/// <summary>Indicators that look at the calendar, which is UTC.</summary>
public sealed class PeriodTests
{
    [Fact]
    public void Vwap_starts_again_with_the_day()
    {
        var vwap = new Vwap(Period.Day)
            .Next(At("2024-01-02T22:00Z", price: 10, volume: 1))
            .Next(At("2024-01-02T23:00Z", price: 20, volume: 3));
        vwap.Value.ShouldBe(17.5);

        vwap.Next(At("2024-01-03T00:00Z", price: 30, volume: 2)).Value.ShouldBe(30);
    }

    [Fact]
    public void A_day_is_a_day_in_utc()
    {
        var vwap = new Vwap(Period.Day).Next(At("2024-01-02T23:30Z", price: 10, volume: 1));

        vwap.Next(At("2024-01-03T00:30+02:00", price: 20, volume: 1)).Value.ShouldBe(15);
    }

    [Fact]
    public void A_week_starts_on_monday_and_a_month_on_its_first()
    {
        var (sunday, monday) = (At("2024-03-31T12:00Z", price: 10, volume: 1), At("2024-04-01T00:00Z", price: 20, volume: 1));

        new Vwap(Period.Week).Next(sunday).Next(monday).Value.ShouldBe(20);
        new Vwap(Period.Month).Next(sunday).Next(monday).Value.ShouldBe(20);
        new Vwap(Period.Always).Next(sunday).Next(monday).Value.ShouldBe(15);
        new Vwap(Period.Week).Next(At("2024-03-29T12:00Z", price: 10, volume: 1)).Next(sunday).Value.ShouldBe(10);
    }

    [Fact]
    public void Vwap_without_volume_is_the_price()
    {
        var vwap = new Vwap(Period.Day).Next(At("2024-01-02T00:00Z", price: 10, volume: 0));
        vwap.Value.ShouldBe(10);

        vwap.Next(At("2024-01-02T01:00Z", price: 20, volume: 0)).Value.ShouldBe(20);
    }

    [Fact]
    public void Pivots_come_with_the_second_stretch_and_stay_for_it()
    {
        var pivots = new PivotPoints(Period.Day)
            .Next(new(Time("2024-01-02T00:00Z"), 10, 14, 9, 12, 1))
            .Next(new(Time("2024-01-02T12:00Z"), 12, 15, 10, 11, 1));
        pivots.Pivot.ShouldBe(double.NaN);

        pivots = pivots.Next(new(Time("2024-01-03T00:00Z"), 11, 30, 11, 20, 1));
        (pivots.Pivot, pivots.Resistance1, pivots.Support1).ShouldBe(((15.0 + 9 + 11) / 3, 2 * 35.0 / 3 - 9, 2 * 35.0 / 3 - 15));
        pivots.Next(new(Time("2024-01-03T12:00Z"), 20, 40, 20, 40, 1)).Pivot.ShouldBe(35.0 / 3);
    }

    /// <summary>A row of the constants of Skender's tests whose input is not named: close 271.02, range 9.63.</summary>
    [Fact]
    public void Camarilla_levels_are_parts_of_the_range_around_the_close()
    {
        var runner = IndicatorCatalog.Parse("pivot-points(day,camarilla)");
        runner.Update(new(Time("2024-01-02T00:00Z"), 270, 275, 265.37, 271.02, 1));
        runner.Update(new(Time("2024-01-03T00:00Z"), 271, 271, 271, 271, 1));
        var levels = new double[9];
        runner.Read(levels);

        double[] expected = [271.02, 271.9028, 272.7855, 273.66825, 276.3165, 270.13725, 269.2545, 268.3718, 265.7235];
        for (var i = 0; i < expected.Length; i++)
            levels[i].ShouldBe(expected[i], 1e-4, runner.Outputs[i].Name);
    }

    static Bar At(string time, double price, double volume) => new(Time(time), price, price, price, price, volume);

    static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text);
}
