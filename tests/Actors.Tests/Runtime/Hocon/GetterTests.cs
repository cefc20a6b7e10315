using System.Globalization;
using System.Numerics;
using Actors.Runtime.Hocon;

namespace Actors.Tests.Runtime.Hocon;

public sealed class GetterTests
{
    readonly Config config = ConfigurationFactory.ParseString(
        """
        n = 42, whole = 42.0, exp = 4.2e1, text-n = "57", frac = 42.1, big = 3000000000, huge = 1e30
        price = 64000.10, long-price = 0.1234567890123456789012345678901, infinite = 1e999
        yes = yes, on = on, t = true, no = no, off = "off", f = false, maybe = maybe
        s = "abc", b = true, nothing = null, o { x = 1, y { z = 2 } }, l = [1, 2, 3], mixed = [1, "2", 3.0], bad = [1, x]
        numbered { "0" = a, "10" = c, "2" = b, other = d }, objects = [{ x = 1 }, { x = 2 }], nulls = [1, null]
        password = hunter2, exchange { api-key = [k] }
        """, "test.conf").Resolve();

    [Theory]
    [InlineData("n", 42)]
    [InlineData("whole", 42)]
    [InlineData("exp", 42)]
    [InlineData("text-n", 57)]
    [InlineData("o.y.z", 2)]
    [InlineData("\"o\".\"y\".z", 2)]
    public void GetInt_reads_whole_numbers_and_texts_of_them(string path, int value)
    {
        config.GetInt(path).ShouldBe(value);
        config.GetLong(path).ShouldBe(value);
    }

    [Theory]
    [InlineData("frac", typeof(ConfigException.WrongType), "‘frac’: found number 42.1, expected a whole number")]
    [InlineData("big", typeof(ConfigException.BadValue), "‘big’: found number 3000000000, expected a whole number from -2147483648 to 2147483647")]
    [InlineData("s", typeof(ConfigException.WrongType), "‘s’: found \"abc\", expected a whole number")]
    [InlineData("b", typeof(ConfigException.WrongType), "‘b’: found true, expected a whole number")]
    [InlineData("o", typeof(ConfigException.WrongType), "‘o’: found an object, expected a whole number")]
    [InlineData("l", typeof(ConfigException.WrongType), "‘l’: found a list, expected a whole number")]
    [InlineData("nothing", typeof(ConfigException.NullValue), "‘nothing’ is null, expected a whole number")]
    [InlineData("absent", typeof(ConfigException.MissingPath), "‘absent’ is missing, expected a whole number")]
    [InlineData("n.x", typeof(ConfigException.MissingPath), "‘n.x’ is missing, expected a whole number")]
    [InlineData("a..b", typeof(ConfigException.BadPath), "bad path ‘a..b’")]
    [InlineData("a*b", typeof(ConfigException.BadPath), "bad path ‘a*b’")]
    [InlineData("", typeof(ConfigException.BadPath), "bad path ‘’")]
    public void GetInt_says_what_it_found(string path, Type error, string message)
    {
        var thrown = Should.Throw<ConfigException>(() => config.GetInt(path));

        thrown.ShouldBeOfType(error);
        thrown.Message.ShouldContain(message);
    }

    [Fact]
    public void GetLong_reads_64_bits_and_refuses_more()
    {
        config.GetLong("big").ShouldBe(3_000_000_000);
        Should.Throw<ConfigException.BadValue>(() => config.GetLong("huge"));
    }

    [Fact]
    public void GetDecimal_is_exact_or_refuses()
    {
        config.GetDecimal("price").ShouldBe(64000.10m);
        config.GetDecimal("price").ToString(CultureInfo.InvariantCulture).ShouldBe("64000.10");
        config.GetDecimal("exp").ShouldBe(42m);
        Should.Throw<ConfigException.BadValue>(() => config.GetDecimal("long-price")).Message.ShouldContain("28 decimal digits");
        Should.Throw<ConfigException.BadValue>(() => config.GetDecimal("huge"));
        Should.Throw<ConfigException.BadValue>(() => config.GetDecimal("infinite"));
    }

    [Fact]
    public void GetDouble_refuses_what_overflows()
    {
        config.GetDouble("long-price").ShouldBe(0.1234567890123456789);
        config.GetDouble("huge").ShouldBe(1e30);
        Should.Throw<ConfigException.BadValue>(() => config.GetDouble("infinite"));
        Should.Throw<ConfigException.WrongType>(() => config.GetDouble("s"));
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("on", true)]
    [InlineData("t", true)]
    [InlineData("no", false)]
    [InlineData("off", false)]
    [InlineData("f", false)]
    [InlineData("maybe", null)]
    [InlineData("n", null)]
    [InlineData("nothing", null)]
    public void GetBoolean_knows_six_words(string path, bool? value)
    {
        if (value is { } known)
            config.GetBoolean(path).ShouldBe(known);
        else
            Should.Throw<ConfigException>(() => config.GetBoolean(path));
    }

    [Fact]
    public void GetString_keeps_numbers_as_written()
    {
        config.GetString("price").ShouldBe("64000.10");
        config.GetString("exp").ShouldBe("4.2e1");
        config.GetString("b").ShouldBe("true");
        config.GetString("s").ShouldBe("abc");
        Should.Throw<ConfigException.WrongType>(() => config.GetString("l"));
        Should.Throw<ConfigException.WrongType>(() => config.GetString("o"));
        Should.Throw<ConfigException.NullValue>(() => config.GetString("nothing"));
    }

    [Fact]
    public void Defaults_stand_in_for_what_is_missing_or_null_and_never_for_what_is_wrong()
    {
        config.GetInt("absent", 7).ShouldBe(7);
        config.GetString("nothing", "x").ShouldBe("x");
        config.GetDecimal("o.absent", 1.5m).ShouldBe(1.5m);
        config.GetTimeSpan("absent", TimeSpan.FromDays(1)).ShouldBe(TimeSpan.FromDays(1));
        config.GetStringList("absent", ["a"]).ShouldBe(["a"]);
        config.GetConfig("absent", ConfigurationFactory.Empty).IsEmpty.ShouldBeTrue();
        config.GetInt("n", 7).ShouldBe(42);
        Should.Throw<ConfigException.WrongType>(() => config.GetInt("s", 7));
    }

    [Fact]
    public void Lists_convert_element_by_element()
    {
        config.GetIntList("mixed").ShouldBe([1, 2, 3]);
        config.GetStringList("mixed").ShouldBe(["1", "2", "3.0"]);
        config.GetDecimalList("l").ShouldBe([1m, 2m, 3m]);
        config.GetConfigList("objects").Select(static o => o.GetInt("x")).ShouldBe([1, 2]);
        Should.Throw<ConfigException.WrongType>(() => config.GetIntList("bad")).Message.ShouldContain("‘bad[1]’: found \"x\"");
        Should.Throw<ConfigException.NullValue>(() => config.GetIntList("nulls")).Message.ShouldContain("‘nulls[1]’ is null");
        Should.Throw<ConfigException.WrongType>(() => config.GetIntList("n"));
    }

    [Fact]
    public void An_object_with_numbers_for_keys_is_a_list_where_one_is_asked_for()
    {
        config.GetStringList("numbered").ShouldBe(["a", "b", "c"]);
        Should.Throw<ConfigException.WrongType>(() => config.GetStringList("o"));
        Should.Throw<ConfigException.WrongType>(() => ConfigurationFactory.ParseString("a = {}").GetList("a"));
        Should.Throw<ConfigException.WrongType>(() => ConfigurationFactory.ParseString("a = {\"-1\" = x}").GetList("a"));
    }

    [Fact]
    public void HasPath_means_set_and_not_null()
    {
        config.HasPath("o.y.z").ShouldBeTrue();
        config.HasPath("nothing").ShouldBeFalse();
        config.HasPath("o.absent").ShouldBeFalse();
        config.HasPath("n.x").ShouldBeFalse();
        config.FindValue("nothing").ShouldBeOfType<ConfigNull>();
        config.FindValue("absent").ShouldBeNull();
    }

    [Fact]
    public void Every_value_keeps_its_place_through_merge_and_resolve()
    {
        var reference = ConfigurationFactory.ParseString("a {\n  b = 1\n  c = ${a.b}\n}", "reference.conf");
        var user = ConfigurationFactory.ParseString("\n\na.b = two", "user.conf");
        var merged = user.WithFallback(reference).Resolve();

        merged.GetValue("a.b").Origin.ToString().ShouldBe("user.conf:3:7");
        merged.GetValue("a.c").Origin.ToString().ShouldBe("user.conf:3:7");
        Should.Throw<ConfigException.WrongType>(() => merged.GetInt("a.c"))
            .Message.ShouldBe("user.conf:3:7: ‘a.c’: found \"two\", expected a whole number");
    }

    [Fact]
    public void A_part_of_the_configuration_names_its_whole_path_in_errors()
    {
        var whole = ConfigurationFactory.ParseString("a {\n b {\n c = x\n }\n l = [{ d = y }] }", "test.conf");

        Should.Throw<ConfigException>(() => whole.GetConfig("a").GetConfig("b").GetInt("c"))
            .Message.ShouldBe("test.conf:3:6: ‘a.b.c’: found \"x\", expected a whole number");
        Should.Throw<ConfigException>(() => whole.GetConfig("a.b").GetInt("e"))
            .Message.ShouldBe("test.conf:2:4: ‘a.b.e’ is missing, expected a whole number");
        Should.Throw<ConfigException>(() => whole.GetInt("a.b.e.f"))
            .Message.ShouldBe("test.conf:2:4: ‘a.b.e.f’ is missing, expected a whole number");
        Should.Throw<ConfigException>(() => whole.GetConfigList("a.l")[0].GetInt("d"))
            .Message.ShouldBe("test.conf:5:13: ‘a.l[0].d’: found \"y\", expected a whole number");
    }

    [Fact]
    public void A_secret_is_not_repeated_in_an_error()
    {
        Should.Throw<ConfigException.WrongType>(() => config.GetInt("password"))
            .Message.ShouldBe("test.conf:6:12: ‘password’: found a string, expected a whole number");
        Should.Throw<ConfigException.WrongType>(() => config.GetIntList("exchange.api-key")).Message.ShouldNotContain("\"k\"");
    }

    [Fact]
    public void A_getter_before_Resolve_says_so()
    {
        var unresolved = ConfigurationFactory.ParseString("a = 1\nb = ${a}\nc = x${a}\nd { e = 1 }\nd = ${f}\nl = [${a}]", "test.conf");

        unresolved.IsResolved.ShouldBeFalse();
        unresolved.GetInt("a").ShouldBe(1);
        Should.Throw<ConfigException.NotResolved>(() => unresolved.GetInt("b"))
            .Message.ShouldBe("test.conf:2:5: ‘b’ depends on a substitution that is not resolved yet: call Resolve first");
        Should.Throw<ConfigException.NotResolved>(() => unresolved.HasPath("c"));
        Should.Throw<ConfigException.NotResolved>(() => unresolved.GetInt("d.e"));
        Should.Throw<ConfigException.NotResolved>(() => unresolved.GetIntList("l"));
    }

    [Theory]
    [InlineData("100", "00:00:00.1000000")]
    [InlineData("1.5s", "00:00:01.5000000")]
    [InlineData("-1s", "-00:00:01")]
    [InlineData("2 weeks", "14.00:00:00")]
    [InlineData("1d", "1.00:00:00")]
    [InlineData("3 hours", "03:00:00")]
    [InlineData("90 m", "01:30:00")]
    [InlineData("5 micros", "00:00:00.0000050")]
    [InlineData("150 ns", "00:00:00.0000002")]
    [InlineData("\"  10  s  \"", "00:00:10")]
    public void GetTimeSpan_reads_units(string text, string value) =>
        ConfigurationFactory.ParseString($"a = {text}").GetTimeSpan("a").ToString().ShouldBe(value);

    [Theory]
    [InlineData("10 S")]
    [InlineData("10 parsecs")]
    [InlineData("s")]
    [InlineData("1 0 s")]
    [InlineData("infinite")]
    [InlineData("1e999 s")]
    [InlineData("99999999 d")]
    [InlineData("\"\"")]
    public void An_unknown_duration_lists_the_known_ones(string text) =>
        Should.Throw<ConfigException.BadValue>(() => ConfigurationFactory.ParseString($"a = {text}").GetTimeSpan("a"))
            .Message.ShouldContain("expected a duration");

    [Fact]
    public void Infinite_is_a_duration_only_where_it_is_allowed() =>
        ConfigurationFactory.ParseString("a = infinite").GetTimeSpan("a", allowInfinite: true).ShouldBe(Timeout.InfiniteTimeSpan);

    public static TheoryData<string, string> DurationUnits() => Named(
        ("1", "ns nano nanos nanosecond nanoseconds"),
        ("1000", "us micro micros microsecond microseconds"),
        ("1000000", "ms milli millis millisecond milliseconds"),
        ("1000000000", "s second seconds"),
        ("60000000000", "m minute minutes"),
        ("3600000000000", "h hour hours"),
        ("86400000000000", "d day days"),
        ("604800000000000", "w week weeks"));

    [Theory]
    [MemberData(nameof(DurationUnits))]
    public void Every_duration_unit_has_its_names(string unit, string nanoseconds) =>
        ConfigurationFactory.ParseString($"a = 1 {unit}").GetNanoseconds("a").ToString(CultureInfo.InvariantCulture).ShouldBe(nanoseconds);

    public static TheoryData<string, string> SizeUnits()
    {
        (string Letter, string Ten, string Two)[] prefixes =
        [
            ("k", "kilo", "kibi"), ("m", "mega", "mebi"), ("g", "giga", "gibi"), ("t", "tera", "tebi"),
            ("p", "peta", "pebi"), ("e", "exa", "exbi"), ("z", "zetta", "zebi"), ("y", "yotta", "yobi"),
        ];
        return Named([
            ("1", "B b byte bytes"),
            .. prefixes.Select(static (p, i) => (BigInteger.Pow(1000, i + 1).ToString(CultureInfo.InvariantCulture),
                $"{(i == 0 ? "kB K" : p.Letter.ToUpperInvariant())}B {p.Ten}byte {p.Ten}bytes")),
            .. prefixes.Select(static (p, i) => (BigInteger.Pow(1024, i + 1).ToString(CultureInfo.InvariantCulture),
                $"{p.Letter} {p.Letter.ToUpperInvariant()} {p.Letter.ToUpperInvariant()}i {p.Letter.ToUpperInvariant()}iB {p.Two}byte {p.Two}bytes")),
        ]);
    }

    [Theory]
    [MemberData(nameof(SizeUnits))]
    public void Every_size_unit_has_its_names(string unit, string bytes) =>
        ConfigurationFactory.ParseString($"a = 1{unit}").GetBigByteSize("a").ToString(CultureInfo.InvariantCulture).ShouldBe(bytes);

    [Theory]
    [InlineData("1 kiB")]
    [InlineData("-1 B")]
    [InlineData("1 Zi")]
    [InlineData("9223372036854775808")]
    public void GetByteSize_refuses_other_units_negative_sizes_and_overflow(string text) =>
        Should.Throw<ConfigException.BadValue>(() => ConfigurationFactory.ParseString($"a = {text}").GetByteSize("a"));

    static TheoryData<string, string> Named(params (string Value, string Names)[] units)
    {
        var data = new TheoryData<string, string>();
        foreach (var (value, names) in units)
        {
            foreach (var name in names.Split(' '))
                data.Add(name, value);
        }
        return data;
    }
}
