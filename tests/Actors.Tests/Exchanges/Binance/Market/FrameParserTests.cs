using System.Text;
using Actors.Exchanges.Binance.Market;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Exchanges.Binance.Market;

public class FrameParserTests
{
    const string Kline =
        """{"e":"kline","E":1672515782136,"s":"BNBBTC","k":{"t":1672515780000,"T":1672515839999,"s":"BNBBTC","i":"1m","f":100,"L":200,"o":"0.0010","c":"0.0020","h":"0.0025","l":"0.0015","v":"1000","n":100,"x":true,"q":"1.0000","V":"500","Q":"0.500","B":"123456"}}""";

    readonly FrameParser parser = new();

    public static TheoryData<string, string> Recordings()
    {
        var files = new TheoryData<string, string>();
        if (SharedData.Root is null)
            return files;
        foreach (var folder in new[] { "ws-stream-spot", "docs-web-socket-streams", "recorded", "nautilus-py", "nautilus-rs-spot" })
        {
            foreach (var file in Directory.EnumerateFiles(SharedData.Path("wire", folder)).Order(StringComparer.Ordinal))
            {
                var name = Path.GetFileName(file);
                if (folder is "ws-stream-spot" or "docs-web-socket-streams"
                    || name.StartsWith("stream-", StringComparison.Ordinal) || name.StartsWith("ws-", StringComparison.Ordinal))
                {
                    files.Add(folder, name);
                }
            }
        }
        return files;
    }

    [NeedsReferenceDataTheory]
    [MemberData(nameof(Recordings))]
    public void Every_recorded_message_parses_to_what_a_slow_reading_finds(string folder, string file)
    {
        var path = SharedData.Path("wire", folder, file);
        byte[][] messages = file.EndsWith(".jsonl", StringComparison.Ordinal)
            ? [.. File.ReadLines(path).Select(Encoding.UTF8.GetBytes)]
            : [File.ReadAllBytes(path)];

        foreach (var message in messages)
            FrameReading.Check(parser, message).ShouldNotBe(FrameKind.Refused);
    }

    [NeedsReferenceDataFact]
    public void The_recordings_hold_every_kind_that_is_read()
    {
        var kinds = new HashSet<FrameKind>();
        foreach (object?[] row in (IEnumerable<object?[]>)Recordings())
        {
            foreach (var line in File.ReadLines(SharedData.Path("wire", (string)row[0]!, (string)row[1]!)).Take(1))
                kinds.Add(parser.Read(Encoding.UTF8.GetBytes(line)).Kind);
            kinds.Add(parser.Read(File.ReadAllBytes(SharedData.Path("wire", (string)row[0]!, (string)row[1]!))).Kind);
        }

        kinds.ShouldBeSubsetOf(Enum.GetValues<FrameKind>());
        kinds.ShouldContain(FrameKind.Kline);
        kinds.ShouldContain(FrameKind.DepthUpdate);
        kinds.ShouldContain(FrameKind.Answer);
    }

    [Theory]
    [InlineData("1672515780000", 1672515780000L)]
    [InlineData("1672515780000000", 1672515780000L)]
    public void Milliseconds_and_microseconds_are_told_apart_by_magnitude(string text, long milliseconds)
    {
        var frame = parser.Read(Encoding.UTF8.GetBytes(Kline.Replace("1672515780000", text, StringComparison.Ordinal)));

        frame.TryKline(out var kline).ShouldBeTrue();

        kline.OpenTicks.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcTicks);
    }

    [Fact]
    public void The_order_of_fields_and_fields_that_nobody_knows_do_not_matter()
    {
        const string other =
            """ { "k" : {"x":true,"Q":"0.500","V":"500","q":"1.0000","n":100,"v":"1000","l":"0.0015","h":"0.0025","c":"0.0020","o":"0.0010","L":200,"f":100,"i":"1m","T":1672515839999,"t":1672515780000,"zz":{"t":[1,{"x":false}]}}, "newer" : "}{\u00e9" , "s":"BNBBTC", "E":1672515782136, "e":"kline" } """;
        var bytes = Encoding.UTF8.GetBytes(other);
        parser.Read(Encoding.UTF8.GetBytes(Kline)).TryKline(out var expected).ShouldBeTrue();

        var frame = parser.Read(bytes);

        frame.TryKline(out var kline).ShouldBeTrue();
        kline.ShouldBe(expected);
        frame.Symbol.SequenceEqual("BNBBTC"u8).ShouldBeTrue();
        frame.Interval.SequenceEqual("1m"u8).ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"e":"trade","E":1672515782136,"s":"A","p":"1","q":"1","T":1672515782136,"m":true}""", "field 't' is missing")]
    [InlineData("""{"e":"trade","E":1672515782136,"s":"A","t":1,"p":"1e3","q":"1","T":1672515782136,"m":true}""", "field 'p' is not a number")]
    [InlineData("""{"e":"trade","E":"yesterday","s":"A","t":1,"p":"1","q":"1","T":1672515782136,"m":true}""", "field 'E' is not a time")]
    [InlineData("""{"e":"trade","E":1672515782136,"s":"A","t":1,"p":"1","q":"1","T":1672515782136,"m":1}""", "field 'm' is neither true nor false")]
    public void A_field_that_cannot_be_read_is_named(string text, string expected)
    {
        var frame = parser.Read(Encoding.UTF8.GetBytes(text));

        frame.TryTrade(out _).ShouldBeFalse();

        frame.Describe().ShouldContain(expected);
    }

    [Theory]
    [InlineData("", FrameFault.Empty)]
    [InlineData("  \n", FrameFault.Empty)]
    [InlineData("""{"e":"trade" """, FrameFault.NotJson)]
    [InlineData("""{"e":"trade"} x""", FrameFault.NotJson)]
    [InlineData("""{"e":tru}""", FrameFault.NotJson)]
    [InlineData("""{"e":01}""", FrameFault.NotJson)]
    [InlineData("""{"z":[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]}""", FrameFault.TooDeep)]
    public void What_is_not_a_frame_is_refused_with_its_cause(string text, FrameFault fault)
    {
        var frame = parser.Read(Encoding.UTF8.GetBytes(text));

        frame.Kind.ShouldBe(FrameKind.Refused);
        frame.Fault.ShouldBe(fault);
    }

    [Fact]
    public void An_array_of_tickers_is_read_one_by_one()
    {
        const string text =
            """{"stream":"!miniTicker@arr","data":[{"e":"24hrMiniTicker","E":1672515782136,"s":"BNBBTC","c":"0.0025","o":"0.0010","h":"0.0025","l":"0.0010","v":"10000","q":"18"},{"e":"24hrMiniTicker","E":1672515782137,"s":"ETHBTC","c":"2","o":"1","h":"3","l":"0.5","v":"7","q":"9"}]}""";
        var closes = new List<(string, decimal)>();

        foreach (var one in parser.Read(Encoding.UTF8.GetBytes(text)).Elements)
        {
            one.TryMiniTicker(out var ticker).ShouldBeTrue();
            closes.Add((Encoding.UTF8.GetString(one.Symbol), ticker.Close));
        }

        closes.ShouldBe([("BNBBTC", 0.0025m), ("ETHBTC", 2m)]);
    }

    [Theory]
    [InlineData("""{"result":null,"id":7}""", 7L, false)]
    [InlineData("""{"result":["btcusdt@trade"],"id":3}""", 3L, false)]
    [InlineData("""{"code":2,"msg":"Invalid request","id":5}""", 5L, true)]
    [InlineData("""{"error":{"code":2,"msg":"Invalid request"},"id":"x"}""", null, true)]
    public void Answers_tell_their_request_and_whether_it_was_refused(string text, long? id, bool refused)
    {
        var frame = parser.Read(Encoding.UTF8.GetBytes(text));

        frame.TryAnswer(out var answer).ShouldBeTrue();

        answer.Id.ShouldBe(id);
        answer.Refused.ShouldBe(refused);
    }

    [Theory]
    [InlineData("0.00000001", "0.00000001")]
    [InlineData("123456789012345678901234.5678", "123456789012345678901234.5678")]
    [InlineData("-250.00", "-250.00")]
    public void Numbers_are_exact(string text, string expected)
    {
        var frame = parser.Read(Encoding.UTF8.GetBytes(
            $$"""{"e":"24hrMiniTicker","E":1672515782136,"s":"A","c":"{{text}}","o":"1","h":"1","l":"1","v":"1","q":"1"}"""));

        frame.TryMiniTicker(out var ticker).ShouldBeTrue();

        ticker.Close.ShouldBe(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        var kline = Encoding.UTF8.GetBytes($$"""{"stream":"bnbbtc@kline_1m","data":{{Kline}}}""");
        var depth = """{"e":"depthUpdate","E":1672515782136,"s":"BNBBTC","U":157,"u":160,"b":[["0.0024","10"],["0.0022","0"]],"a":[["0.0026","100"]]}"""u8.ToArray();
        List<BookLevel> bids = new(8), asks = new(8);
        ReadAll();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            ReadAll();

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void ReadAll()
        {
            if (!parser.Read(kline).TryKline(out _) || !parser.Read(depth).TryDepth(bids, asks, out _))
                throw new InvalidOperationException("these frames are sound");
        }
    }

    /// <summary>Flips, drops, doubles and swaps bytes of sound frames: either the values are those of the JSON that it still is, or it is refused.</summary>
    [Fact]
    public void Mutated_frames_are_read_right_or_refused()
    {
        var rounds = Environment.GetEnvironmentVariable("ACTORS_HEAVY") == "1" ? 200_000 : 4_000;
        byte[][] sound =
        [
            Encoding.UTF8.GetBytes(Kline),
            Encoding.UTF8.GetBytes($$"""{"stream":"bnbbtc@kline_1m","data":{{Kline}}}"""),
            """{"e":"depthUpdate","E":1672515782136,"s":"BNBBTC","U":157,"u":160,"b":[["0.0024","10"]],"a":[["0.0026","100"],["1","0"]]}"""u8.ToArray(),
            """{"e":"trade","E":1672515782136,"s":"BNBBTC","t":12345,"p":"0.001","q":"100","T":1672515782136,"m":true,"M":true}"""u8.ToArray(),
            """{"u":400900217,"s":"BNBUSDT","b":"25.35190000","B":"31.21000000","a":"25.36520000","A":"40.66000000"}"""u8.ToArray(),
            """{"stream":"!miniTicker@arr","data":[{"e":"24hrMiniTicker","E":1,"s":"BNBBTC","c":"0.0025","o":"0.0010","h":"0.0025","l":"0.0010","v":"10000","q":"18"}]}"""u8.ToArray(),
        ];
        var chance = new Random(20260101);
        var taken = 0;
        for (var i = 0; i < rounds; i++)
        {
            var frame = Mutate(sound[i % sound.Length], chance);
            try
            {
                taken += FrameReading.Check(parser, frame) == FrameKind.Refused ? 0 : 1;
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"round {i}: {Encoding.UTF8.GetString(frame)}", e);
            }
        }

        taken.ShouldBeInRange(rounds / 50, rounds - rounds / 50);
    }

    [Fact]
    public void Any_bytes_are_read_or_refused() =>
        Prop.ForAll<byte[]>(bytes => { FrameReading.Check(parser, bytes); }).QuickCheckThrowOnFailure();

    static byte[] Mutate(byte[] sound, Random chance)
    {
        var bytes = sound.ToList();
        for (var changes = chance.Next(1, 4); changes > 0; changes--)
        {
            var at = chance.Next(bytes.Count);
            switch (chance.Next(6))
            {
                case 0:
                    bytes[at] = (byte)chance.Next(256);
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.Insert(at, bytes[at]);
                    break;
                case 3:
                    bytes[at] = "0123456789\"{}[],:.-eExtn\\ "u8[chance.Next(26)];
                    break;
                case 4:
                    bytes.RemoveRange(at, Math.Min(chance.Next(20), bytes.Count - at));
                    bytes.Add((byte)'}');
                    break;
                default:
                    var other = chance.Next(bytes.Count);
                    (bytes[at], bytes[other]) = (bytes[other], bytes[at]);
                    break;
            }
        }
        return [.. bytes];
    }
}
