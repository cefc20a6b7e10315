using Actors.Decisions.Strategies;
using Actors.Domain;
using static Actors.Tests.Decisions.Strategies.Bars;

namespace Actors.Tests.Decisions.Strategies;

/// <summary>Strategies of an assembly that the engine has never heard of.</summary>
public class CustomStrategyTests
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "strategies");

    static readonly Dictionary<string, string> Defaults = [];

    static StrategyRunner Create(string reference, params (string Name, string Value)[] parameters) =>
        new StrategyCatalog([Folder]).Create(
            reference, parameters.ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal));

    static string Fault(string reference, params (string, string)[] parameters) =>
        Should.Throw<StrategyException>(() => Create(reference, parameters)).Message;

    [Fact]
    public void Nothing_of_the_engine_refers_to_the_custom_assembly() =>
        Directory.GetFiles(AppContext.BaseDirectory, "MyStrategies*").ShouldBeEmpty();

    [Fact]
    public void A_custom_strategy_raises_the_signals_of_its_bundled_twin()
    {
        var bars = Bars.Random(seed: 7, 2_000);

        var custom = Signals(Create("MyStrategies:Acme.Breakout", ("length", "20")), bars);
        var bundled = Signals(Runner("donchian-breakout", ("entry", "20"), ("exit", "20")), bars);

        custom.Select(one => (one.Row, one.Signal.Kind)).ShouldBe(bundled.Select(one => (one.Row, one.Signal.Kind)));
        custom.Count.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void A_custom_strategy_has_its_parameters_treated_like_a_bundled_one()
    {
        var definition = new StrategyCatalog([Folder]).Find("MyStrategies:Acme.Breakout");

        definition.About.ShouldBe("Long above the channel, out below it.");
        definition.WarmUp.ShouldBe(20);
        definition.Parameters.Select(one => (one.Name, one.Kind, one.Default, one.Allowed)).ShouldBe([
            ("length", ParameterKind.Int, "20", "a whole number from 2 to 200"),
            ("beyond", ParameterKind.Double, "0", "a number from 0 to 5"),
            ("exits", ParameterKind.Bool, "true", "false or true"),
            ("price-source", ParameterKind.Enum, "close", "close or high-low"),
        ]);
        var runner = Create("MyStrategies:Acme.Breakout", ("exits", "off"), ("price-source", "high-low"));
        runner.Strategy.ShouldBe("MyStrategies:Acme.Breakout");
        runner.Parameters["exits"].ShouldBe("false");
        Signals(runner, Bars.Random(seed: 7, 500)).ShouldAllBe(one => one.Signal.Kind == SignalKind.EnterLong);
        Fault("MyStrategies:Acme.Breakout", ("length", "1"))
            .ShouldBe("MyStrategies:Acme.Breakout: length must be a whole number from 2 to 200, was '1'");
        Fault("MyStrategies:Acme.Breakout", ("price-source", "low"))
            .ShouldBe("MyStrategies:Acme.Breakout: price-source must be close or high-low, was 'low'");
        Fault("MyStrategies:Acme.Breakout", ("exits", "maybe"))
            .ShouldBe("MyStrategies:Acme.Breakout: exits must be false or true, was 'maybe'");
        Fault("MyStrategies:Acme.Breakout", ("lenght", "9")).ShouldContain("did you mean length?");
    }

    [Fact]
    public void An_assembly_is_found_in_any_folder_of_the_path_and_one_that_is_missing_is_answered_with_where_it_was_looked_for()
    {
        var empty = Directory.CreateTempSubdirectory("strategies").FullName;

        new StrategyCatalog([empty, Folder]).Create("MyStrategies:Acme.Breakout", Defaults).WarmUp.ShouldBe(20);
        Should.Throw<StrategyException>(() => new StrategyCatalog([empty]).Find("MyStrategies:Acme.Breakout")).Message.ShouldBe(
            $"strategy 'MyStrategies:Acme.Breakout': there is no MyStrategies.dll in {empty} or {AppContext.BaseDirectory}; " +
            "put it there, or add its folder to the strategy path");
        Directory.Delete(empty);
    }

    [Fact]
    public void An_assembly_that_is_replaced_while_the_engine_runs_is_loaded_anew()
    {
        var folder = Directory.CreateTempSubdirectory("strategies").FullName;
        var file = Path.Combine(folder, "MyStrategies.dll");
        var catalog = new StrategyCatalog([folder]);
        File.Copy(Path.Combine(Folder, "MyStrategies.dll"), file);
        var before = catalog.Find("MyStrategies:Acme.Breakout");

        File.WriteAllText(file, "half a file");
        Should.Throw<StrategyException>(() => catalog.Find("MyStrategies:Acme.Breakout")).Message
            .ShouldStartWith($"strategy 'MyStrategies:Acme.Breakout': {file} cannot be loaded: ");
        before.Create(Defaults).WarmUp.ShouldBe(20);
        File.Copy(Path.Combine(Folder, "MyStrategies.dll"), file, overwrite: true);
        catalog.Find("MyStrategies:Acme.Breakout").WarmUp.ShouldBe(20);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_type_that_is_missing_is_answered_with_the_nearest()
    {
        var message = Fault("MyStrategies:Acme.Brekout");

        message.ShouldContain("MyStrategies.dll has no type 'Acme.Brekout'; did you mean Acme.Breakout?; its strategies are Acme.Breakout, ");
    }

    [Theory]
    [InlineData("NotAStrategy", "does not implement IStrategy<TState>")]
    [InlineData("Silent", "must be a public class that is neither abstract nor generic")]
    [InlineData("Hidden", "must be a public class that is neither abstract nor generic")]
    [InlineData("RemembersInAnArray", "has a state that cannot be kept, Closes is Double[]: use numbers, switches, enums and indicators")]
    [InlineData("TwoConstructors", "has 2 public constructors; a strategy has one")]
    [InlineData("NoDefault", "has no suitable constructor: 'length' has no default")]
    [InlineData("NoRange", "has no suitable constructor: 'length' has no [Parameter(min, max, step)]")]
    [InlineData("DefaultOutOfRange", "has no suitable constructor: the default 10 of 'length' is not a whole number from 1 to 9")]
    [InlineData("TextParameter", "has no suitable constructor: 'name' is String; parameters are int, double, bool or an enum")]
    public void A_type_that_is_no_strategy_is_answered_with_what_it_lacks(string type, string lacks) =>
        Fault($"MyStrategies:Acme.Faulty.{type}")
            .ShouldBe($"strategy 'MyStrategies:Acme.Faulty.{type}': Acme.Faulty.{type} {lacks}");

    [Fact]
    public void A_constructor_that_throws_is_answered_with_what_it_threw() =>
        Fault("MyStrategies:Acme.Faulty.Throwing")
            .ShouldBe("MyStrategies:Acme.Faulty.Throwing cannot be made: it threw InvalidOperationException: no licence");

    [Fact]
    public void A_signal_during_warm_up_stops_the_strategy() =>
        Should.Throw<StrategyException>(() => Create("MyStrategies:Acme.Faulty.SpeaksInWarmUp").On(Bars.Random(1, 1)[0])).Message
            .ShouldBe("MyStrategies:Acme.Faulty.SpeaksInWarmUp raised EnterLong on its bar 0 (2024-01-01 00:00:00Z): its warm-up is 3 bars");

    [Theory]
    [InlineData("0", "stop 100 and target  do not lie on their sides of the close 100")]
    [InlineData("1", "stop 101 and target  do not lie on their sides of the close 100")]
    [InlineData("-100", "stop 0 is no price")]
    [InlineData("-200", "stop -100 is no price")]
    public void A_stop_that_makes_no_sense_stops_the_strategy(string offset, string why) =>
        Should.Throw<StrategyException>(() => Create("MyStrategies:Acme.Faulty.BadStop", ("offset", offset)).On(OfCloses(100)[0]))
            .Message.ShouldEndWith(why);

    [Theory]
    [InlineData("../MyStrategies:Acme.Breakout")]
    [InlineData("/etc/MyStrategies:Acme.Breakout")]
    [InlineData("MyStrategies:")]
    [InlineData(":Acme.Breakout")]
    [InlineData("MyStrategies:Acme.Breakout, Other")]
    public void Only_a_plain_name_is_looked_for(string reference) =>
        Fault(reference).ShouldStartWith($"there is no strategy '{reference}'");
}
