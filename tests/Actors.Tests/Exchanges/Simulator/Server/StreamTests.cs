using System.Text.Json;
using Actors.Domain;
using Actors.Exchanges.Simulator;

namespace Actors.Tests.Exchanges.Simulator.Server;

public sealed class StreamTests
{
    [Fact]
    public async Task Trades_come_raw_or_wrapped_as_the_address_asks()
    {
        await using var venue = await SimulatedVenue.Open();
        await using var raw = await Wire.Open($"{venue.Simulator.StreamUrl}/ws/btcusdt@trade");
        await using var wrapped = await Wire.Open($"{venue.Simulator.StreamUrl}/stream?streams=btcusdt@trade/ethusdt@trade");
        await Listening(raw, "btcusdt@trade");
        await Listening(wrapped, "btcusdt@trade");

        venue.Taker(Side.Buy, 64_010, 0.5m);

        var trade = await raw.Next();
        trade.GetProperty("e").GetString().ShouldBe("trade");
        trade.GetProperty("q").GetString().ShouldBe("0.50000000");
        trade.GetProperty("m").GetBoolean().ShouldBeFalse();
        var same = await wrapped.Next();
        same.GetProperty("stream").GetString().ShouldBe("btcusdt@trade");
        same.GetProperty("data").GetRawText().ShouldBe(trade.GetRawText());
    }

    [Fact]
    public async Task Depth_updates_join_the_snapshot_without_a_gap()
    {
        await using var venue = await SimulatedVenue.Open();
        await using var wire = await Wire.Open($"{venue.Simulator.StreamUrl}/ws/btcusdt@depth@100ms");
        await Listening(wire, "btcusdt@depth@100ms");
        var before = (await venue.Get("depth", "symbol=BTCUSDT&limit=5000")).Json.GetProperty("lastUpdateId").GetInt64();
        var (next, bids) = (before + 1, new SortedDictionary<decimal, decimal>());

        for (var i = 0; i < 20; i++)
        {
            venue.Maker(Side.Buy, 63_000 + i, 1 + i);
            if (i % 5 == 4)
            {
                var update = await wire.Next();
                update.GetProperty("U").GetInt64().ShouldBe(next);
                next = update.GetProperty("u").GetInt64() + 1;
                foreach (var level in update.GetProperty("b").EnumerateArray())
                    bids[decimal.Parse(level[0].GetString()!)] = decimal.Parse(level[1].GetString()!);
            }
        }

        var after = (await venue.Get("depth", "symbol=BTCUSDT&limit=5000")).Json;
        next.ShouldBeLessThanOrEqualTo(after.GetProperty("lastUpdateId").GetInt64() + 1);
        foreach (var (price, quantity) in bids)
            quantity.ShouldBe(1 + price - 63_000);
        bids.Count.ShouldBeGreaterThan(4);
    }

    [Fact]
    public async Task Each_minute_is_closed_once_and_in_order_however_far_the_clock_jumps()
    {
        await using var venue = await SimulatedVenue.Open();
        await using var wire = await Wire.Open($"{venue.Simulator.StreamUrl}/ws/btcusdt@kline_1m");
        await Listening(wire, "btcusdt@kline_1m");

        venue.Clock.Jump(TimeSpan.FromMinutes(5));

        var opens = new List<long>();
        while (opens.Count < 5)
            if ((await wire.Next()).GetProperty("k") is var candle && candle.GetProperty("x").GetBoolean())
                opens.Add(candle.GetProperty("t").GetInt64());
        for (var i = 1; i < opens.Count; i++)
            (opens[i] - opens[i - 1]).ShouldBe(60_000);
    }

    [Fact]
    public async Task A_break_tells_nothing_and_leaves_no_gap_in_the_book()
    {
        await using var venue = await SimulatedVenue.Open();
        await using var wire = await Wire.Open($"{venue.Simulator.StreamUrl}/ws/btcusdt@depth@100ms");
        await Listening(wire, "btcusdt@depth@100ms");
        venue.Maker(Side.Buy, 63_000, 1);
        var last = (await wire.Next()).GetProperty("u").GetInt64();
        venue.Maker(Side.Buy, 63_001, 1);
        last = (await wire.Next()).GetProperty("u").GetInt64();

        venue.Simulator.Exchange.SetStatus("BTCUSDT", SymbolStatus.Break);
        venue.CancelMakersQuotes();
        venue.Clock.Jump(TimeSpan.FromSeconds(2));
        venue.Simulator.Exchange.Do((_, now) => now).ShouldBeGreaterThan(0);
        venue.Simulator.Exchange.SetStatus("BTCUSDT", SymbolStatus.Trading);
        venue.Maker(Side.Buy, 63_002, 1);

        var next = await wire.Next();
        next.GetProperty("U").GetInt64().ShouldBe(last + 1);
        next.GetProperty("b").EnumerateArray().ShouldContain(level => level[0].GetString() == "63001.00000000" && level[1].GetString() == "0.00000000");
        next.GetProperty("b").EnumerateArray().ShouldContain(level => level[0].GetString() == "63002.00000000");
    }

    [Fact]
    public async Task Times_come_in_microseconds_where_asked_for()
    {
        await using var venue = await SimulatedVenue.Open();
        await using var wire = await Wire.Open($"{venue.Simulator.StreamUrl}/ws/btcusdt@aggTrade?timeUnit=MICROSECOND");
        await Listening(wire, "btcusdt@aggTrade");

        venue.Taker(Side.Sell, 63_990, 0.1m);

        (await wire.Next()).GetProperty("T").GetInt64().ShouldBeGreaterThan(100_000_000_000_000);
    }

    [Fact]
    public async Task A_client_that_sends_too_much_is_closed()
    {
        await using var venue = await SimulatedVenue.Open();
        await using var wire = await Wire.Open($"{venue.Simulator.StreamUrl}/ws");

        for (var i = 0; i < 30; i++)
            await wire.Send("""{"method":"LIST_SUBSCRIPTIONS","id":1}""");

        while (await wire.NextText() is not null)
        {
            // Answers to the first ones.
        }
        wire.CloseStatus.ShouldBe(System.Net.WebSockets.WebSocketCloseStatus.PolicyViolation);
    }

    [Fact]
    public async Task Connections_end_after_a_day_and_are_told_of_a_shutdown()
    {
        var venue = await SimulatedVenue.Open();
        await using var old = await Wire.Open($"{venue.Simulator.StreamUrl}/ws/btcusdt@trade");
        await Listening(old, "btcusdt@trade");
        venue.Clock.Jump(TimeSpan.FromHours(25));
        (await old.NextText()).ShouldBeNull();
        await using var young = await Wire.Open($"{venue.Simulator.StreamUrl}/stream");
        await using var socket = await Wire.Open(venue.Simulator.WebSocketApiUrl);
        await socket.Ask("""{"id":1,"method":"ping"}""");
        await young.Ask("""{"id":1,"method":"LIST_SUBSCRIPTIONS"}""");

        await venue.DisposeAsync();

        var word = await young.Next();
        word.GetProperty("stream").GetString().ShouldBe("!serverShutdown");
        word.GetProperty("data").GetProperty("e").GetString().ShouldBe("serverShutdown");
        (await socket.Next()).GetProperty("event").GetProperty("e").GetString().ShouldBe("serverShutdown");
        (await socket.NextText()).ShouldBeNull();
    }

    [Theory]
    [InlineData("/ws/!ticker@arr")]
    [InlineData("/stream?streams=!bookTicker")]
    [InlineData("/ws/pqia91ma19a5s61cv6a81va65sdf19v8a65a1a5s61cv6a81va65sdf19v8a65a1")]
    public async Task Removed_streams_are_not_found(string address)
    {
        await using var venue = await SimulatedVenue.Open();
        using var http = new HttpClient();

        using var response = await http.GetAsync(venue.Simulator.Uri.GetLeftPart(UriPartial.Authority) + address);

        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    /// <summary>An answer comes after the subscription took hold.</summary>
    static async Task Listening(Wire wire, string stream)
    {
        await wire.Send("""{"method":"LIST_SUBSCRIPTIONS","id":99}""");
        var listed = await wire.Next(m => m.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number);
        listed.GetProperty("result").EnumerateArray().ShouldContain(s => s.GetString() == stream);
    }
}
