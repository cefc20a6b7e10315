using Actors.Decisions.Strategies;
using Actors.Domain;
using static Actors.Tests.Decisions.Strategies.Bars;

namespace Actors.Tests.Decisions.Strategies;

public class StrategyCatalogTests
{
    public static TheoryData<string> Ids => [.. StrategyCatalog.Bundled.Select(one => one.Id)];

    static string Fault(string strategy, params (string, string)[] parameters) =>
        Should.Throw<StrategyException>(() => Runner(strategy, parameters)).Message;

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_strategy_says_what_it_does_and_what_it_takes(string id)
    {
        var definition = new StrategyCatalog([]).Find(id);

        definition.About.ShouldNotBeEmpty();
        definition.Parameters.ShouldNotBeEmpty();
        definition.Parameters.ShouldAllBe(one => one.About.Length > 0);
        definition.Parameters.Select(one => one.Name).Distinct(StringComparer.Ordinal).Count().ShouldBe(definition.Parameters.Count);
        definition.Parameters.Where(one => one.Name == "stop-atr" || one.Name == "target-r").ShouldAllBe(one => one.Default == "0");
        definition.WarmUp.ShouldBe(Default(id).WarmUp);
    }

    [Fact]
    public void The_parameters_of_a_strategy_are_enough_for_a_form_and_an_optimiser()
    {
        var fast = new StrategyCatalog([]).Find("ema-cross").Parameters[0];

        (fast.Name, fast.Kind, fast.Default, fast.Min, fast.Max, fast.Step, fast.About)
            .ShouldBe(("fast", ParameterKind.Int, "12", 1, 400, 1, "Bars of the fast average."));
        new StrategyCatalog([]).Find("ema-cross").Parameters.Select(one => one.Name)
            .ShouldBe(["fast", "slow", "stop-atr", "target-r"]);
    }

    [Fact]
    public void Parameters_not_named_have_their_defaults() =>
        Runner("ema-cross", ("fast", "5")).Parameters.ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["fast"] = "5",
            ["slow"] = "26",
            ["stop-atr"] = "0",
            ["target-r"] = "0",
        });

    [Fact]
    public void One_setting_has_one_hash_however_it_is_spelled()
    {
        var hash = Runner("rsi-mean-reversion", ("oversold", "25"), ("length", "10")).ParameterHash;

        Runner("rsi-mean-reversion", ("length", "+10"), ("oversold", "25.0")).ParameterHash.ShouldBe(hash);
        Runner("rsi-mean-reversion", ("length", "10"), ("oversold", "25"), ("overbought", "70")).ParameterHash.ShouldBe(hash);
        Runner("rsi-mean-reversion", ("length", "10"), ("oversold", "25.1")).ParameterHash.ShouldNotBe(hash, StringComparer.Ordinal);
    }

    [Fact]
    public void A_hash_is_the_same_for_ever() =>
        // printf 'ema-cross\nfast=12\nslow=26\nstop-atr=0\ntarget-r=0' | sha256sum | cut -c1-16
        Default("ema-cross").ParameterHash.ShouldBe("6d55e79dc8f178ae");

    [Fact]
    public void An_unknown_strategy_is_answered_with_the_nearest()
    {
        Fault("ema-cros").ShouldStartWith("there is no strategy 'ema-cros'; did you mean ema-cross?; there are bollinger-reversion, ");
        Fault("EMA-CROSS").ShouldContain("did you mean ema-cross?");
        Fault("nothing-like-it").Contains("did you mean", StringComparison.Ordinal).ShouldBeFalse();
        Fault("").ShouldStartWith("there is no strategy ''; there are ");
    }

    [Fact]
    public void An_unknown_parameter_is_answered_with_the_nearest()
    {
        Fault("ema-cross", ("fats", "5"))
            .ShouldBe("ema-cross has no parameter 'fats'; did you mean fast?; it has fast, slow, stop-atr, target-r");
        Should.Throw<StrategyException>(() => Runner("ema-cross", ("stopAtr", "1"))).Parameter.ShouldBe("stopAtr");
    }

    [Theory]
    [InlineData("0", "ema-cross: fast must be a whole number from 1 to 400, was '0'")]
    [InlineData("401", "ema-cross: fast must be a whole number from 1 to 400, was '401'")]
    [InlineData("12.5", "ema-cross: fast must be a whole number from 1 to 400, was '12.5'")]
    [InlineData("twelve", "ema-cross: fast must be a whole number from 1 to 400, was 'twelve'")]
    [InlineData("", "ema-cross: fast must be a whole number from 1 to 400, was ''")]
    [InlineData("99999999999", "ema-cross: fast must be a whole number from 1 to 400, was '99999999999'")]
    public void A_wrong_whole_number_is_answered_with_what_is_allowed(string value, string message) =>
        Fault("ema-cross", ("fast", value)).ShouldBe(message);

    [Theory]
    [InlineData("20.1")]
    [InlineData("-0.1")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1,5")]
    public void A_wrong_number_is_answered_with_what_is_allowed(string value) =>
        Fault("ema-cross", ("stop-atr", value)).ShouldBe($"ema-cross: stop-atr must be a number from 0 to 20, was '{value}'");

    [Fact]
    public void The_bundled_strategies_are_these() =>
        StrategyCatalog.Bundled.Select(one => one.Id).ShouldBe([
            "bollinger-reversion", "donchian-breakout", "ema-cross", "ema-macd", "inside-bar", "rsi-divergence",
            "rsi-mean-reversion", "supertrend"]);

    [Fact]
    public void Parameters_at_odds_with_each_other_are_answered()
    {
        Fault("ema-cross", ("fast", "26")).ShouldBe("ema-cross: fast 26 must be below slow 26");
        Fault("ema-macd", ("slow", "5")).ShouldBe("ema-macd: fast 12 must be below slow 5");
        Fault("rsi-mean-reversion", ("oversold", "80")).ShouldBe("rsi-mean-reversion: oversold 80 must be below overbought 70");
        Fault("ema-cross", ("target-r", "2"))
            .ShouldBe("ema-cross: target-r 2 is in distances to the stop, and stop-atr is 0: set both");
        Fault("inside-bar", ("pattern-stop", "false"), ("target-r", "2"))
            .ShouldBe("inside-bar: target-r 2 is in distances to the stop, and pattern-stop is false: set both");
    }

    [Theory]
    [InlineData("BTCUSDT:1h:ema-macd", "BTCUSDT", "1h", "ema-macd")]
    [InlineData("ETH/USDT:15m:MyStrategies:Acme.Breakout", "ETH/USDT", "15m", "MyStrategies:Acme.Breakout")]
    public void A_selection_is_read_and_written(string text, string symbol, string timeframe, string strategy)
    {
        var selection = StrategySelection.Parse(text);

        selection.ShouldBe(new StrategySelection(new(symbol), Timeframe.Parse(timeframe), strategy));
        selection.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("", "'' lacks a part; ")]
    [InlineData("BTCUSDT:1h", "'BTCUSDT:1h' lacks a part; ")]
    [InlineData("btcusdt:1h:ema-macd", "'btcusdt' in 'btcusdt:1h:ema-macd' is no symbol (1 to 32 of A-Z 0-9 . _ - /); did you mean BTCUSDT?; ")]
    [InlineData("BTC USDT:1h:ema-macd", "'BTC USDT' in 'BTC USDT:1h:ema-macd' is no symbol (1 to 32 of A-Z 0-9 . _ - /); ")]
    [InlineData("BTCUSDT:1x:ema-macd", "'1x' in 'BTCUSDT:1x:ema-macd' is no timeframe (a count and one of s m h d w, such as 15m); ")]
    [InlineData("BTCUSDT:ema-macd:1h", "'ema-macd' in 'BTCUSDT:ema-macd:1h' is no timeframe (a count and one of s m h d w, such as 15m); ")]
    [InlineData("BTCUSDT:1h:", "'' in 'BTCUSDT:1h:' is no strategy (a name such as ema-macd, or Assembly:Namespace.Type); ")]
    [InlineData("BTCUSDT:1h:ema macd", "'ema macd' in 'BTCUSDT:1h:ema macd' is no strategy (a name such as ema-macd, or Assembly:Namespace.Type); ")]
    [InlineData("BTCUSDT:1h:a:b:c", "'a:b:c' in 'BTCUSDT:1h:a:b:c' is no strategy (a name such as ema-macd, or Assembly:Namespace.Type); ")]
    public void A_wrong_selection_is_answered_with_the_part_at_fault(string text, string message) =>
        Should.Throw<StrategyException>(() => StrategySelection.Parse(text)).Message
            .ShouldBe(message + "a strategy is picked as SYMBOL:TIMEFRAME:STRATEGY, such as BTCUSDT:1h:ema-macd");
}
