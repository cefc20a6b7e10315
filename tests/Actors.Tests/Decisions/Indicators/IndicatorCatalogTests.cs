using Actors.Decisions.Indicators;
using Actors.Domain;

namespace Actors.Tests.Decisions.Indicators;

public sealed class IndicatorCatalogTests
{
    [Theory]
    [InlineData("rsi", "rsi(14)")]
    [InlineData("rsi(14)", "rsi(14)")]
    [InlineData(" RSI( 14 ) ", "rsi(14)")]
    [InlineData("rsi()", "rsi(14)")]
    [InlineData("bollinger(20, 2)", "bollinger(20,2)")]
    [InlineData("bbands(20, 2.5)", "bollinger(20,2.5)")]
    [InlineData("keltner(length=10, average=sma)", "keltner(10,2,10,average=sma)")]
    [InlineData("keltner(10, atr=7)", "keltner(10,2,7)")]
    [InlineData("sma(20, source=volume)", "sma(20,source=volume)")]
    [InlineData("sma(20, volume)", "sma(20,source=volume)")]
    [InlineData("obv", "obv")]
    [InlineData("atr(14, first-range=First-Bar)", "atr(14,first-range=first-bar)")]
    public void A_text_names_an_indicator(string text, string name)
    {
        var runner = IndicatorCatalog.Parse(text);

        runner.Name.ShouldBe(name);
        IndicatorCatalog.Parse(runner.Name).Name.ShouldBe(name);
    }

    [Theory]
    [InlineData("rssi(14)", "unknown indicator 'rssi'; did you mean rsi?")]
    [InlineData("nothing-like-it", "unknown indicator 'nothing-like-it'")]
    [InlineData("", "unknown indicator ''")]
    [InlineData("rsi(14", "'rsi(14' must end with ')'")]
    [InlineData("rsi(0)", "rsi: length must be a whole number from 1 to 100000, was '0'")]
    [InlineData("rsi(2.5)", "rsi: length must be a whole number from 1 to 100000, was '2.5'")]
    [InlineData("rsi(abc)", "rsi: length must be a whole number from 1 to 100000, was 'abc'")]
    [InlineData("rsi(14,)", "rsi: seed must be one of mean, first, was ''")]
    [InlineData("bollinger(20,-1)", "bollinger: multiplier must be a number from 0.001 to 1000, was '-1'")]
    [InlineData("bollinger(20,NaN)", "bollinger: multiplier must be a number from 0.001 to 1000, was 'NaN'")]
    [InlineData("rsi(lenght=3)", "rsi: has no parameter 'lenght', expected length, seed, source; did you mean length?")]
    [InlineData("rsi(14,length=3)", "rsi: length is given twice")]
    [InlineData("rsi(length=3,14)", "rsi: a value without a name ('14') may not follow one with a name")]
    [InlineData("adx(1,2)", "adx: takes at most 1 values (length), found 2")]
    [InlineData("atr(14,kind=smple)", "atr: kind must be one of wilder, simple, was 'smple'; did you mean simple?")]
    [InlineData("macd(26,12,9)", "macd(26,12,9): fast must be below slow, was 26 and 12")]
    public void A_text_that_is_not_understood_is_answered(string text, string message) =>
        Should.Throw<DomainFault>(() => IndicatorCatalog.Parse(text)).Message.ShouldBe(message);

    [Fact]
    public void Names_and_outputs_are_unique_and_of_plain_letters()
    {
        var names = IndicatorCatalog.All.SelectMany(info => info.Aliases.Prepend(info.Id)).ToArray();

        names.ShouldBeUnique(StringComparer.Ordinal);
        names.ShouldAllBe(name => name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'));
        IndicatorCatalog.All.ShouldAllBe(info => info.About.Length > 0 && info.Outputs.Count > 0);
        IndicatorCatalog.All.ShouldAllBe(info =>
            info.Outputs.Select(output => output.Name).Distinct(StringComparer.Ordinal).Count() == info.Outputs.Count);
        IndicatorCatalog.All.Count.ShouldBeGreaterThanOrEqualTo(100);
    }

    [Fact]
    public void A_default_lies_in_its_range()
    {
        foreach (var info in IndicatorCatalog.All)
        {
            foreach (var parameter in info.Parameters)
                parameter.Parse(parameter.Format(parameter.Default)).ShouldBe(parameter.Default, $"{info.Id} {parameter.Name}");
        }
    }

    [Fact]
    public void A_runner_starts_afresh_with_the_same_parameters()
    {
        var runner = IndicatorCatalog.Parse("ema(5)");
        runner.Compute(TestBars.Walk(1, 20));

        runner.Fresh().Ready.ShouldBeFalse();
        runner.Fresh().Name.ShouldBe("ema(5)");
        runner.Ready.ShouldBeTrue();
    }

    [Fact]
    public void Labels_tell_outputs_apart()
    {
        IndicatorCatalog.Parse("rsi").LabelOf(0).ShouldBe("rsi(14)");
        IndicatorCatalog.Parse("bollinger").LabelOf(1).ShouldBe("bollinger(20,2).upper");
    }

    [Fact]
    public void A_snapshot_of_another_indicator_is_refused()
    {
        var snapshot = IndicatorCatalog.Parse("rsi(14)").Snapshot();

        Should.Throw<DomainFault>(() => IndicatorCatalog.Parse("rsi(7)").Restore(snapshot))
            .Message.ShouldBe("the snapshot is of 'rsi(14)', expected 'rsi(7)'");
        Should.Throw<DomainFault>(() => IndicatorCatalog.Parse("rsi(14)").Restore(snapshot.AsSpan(..10))).Message.ShouldContain("cut off");
        Should.Throw<DomainFault>(() => IndicatorCatalog.Parse("rsi(14)").Restore([])).Message.ShouldContain("version");
    }

    /// <summary>Built without parameters a struct would skip its constructor: each has one that gives the catalog's defaults.</summary>
    [Theory]
    [MemberData(nameof(CatalogCases.Ids), MemberType = typeof(CatalogCases))]
    public void Built_without_parameters_it_is_the_catalog_default(string id)
    {
        var runner = IndicatorCatalog.Find(id).Create();
        var type = runner.GetType().GetGenericArguments()[0];
        type = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Sourced<>) ? type.GetGenericArguments()[0] : type;
        if (type == typeof(VolumeIndex) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Pattern<>)))
            return;
        var built = Activator.CreateInstance(type)!;

        type.GetProperty(nameof(runner.WarmUp))!.GetValue(built).ShouldBe(runner.WarmUp);
        type.GetProperty(nameof(runner.Convergence))!.GetValue(built).ShouldBe(runner.Convergence);
    }
}
