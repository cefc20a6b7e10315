using System.Net.WebSockets;
using System.Text.Json;
using Actors.Domain;
using Actors.Exchanges.Binance.Market;
using Actors.Runtime.TestKit;

namespace Actors.Tests.Exchanges.Binance.Market;

public sealed class StreamConnectionTests : IAsyncDisposable
{
    static readonly string[] Streams = [.. Enumerable.Range(0, 1_000).Select(i => $"coin{i}usdt@kline_15m")];

    readonly ManualTimeProvider clock = new();
    readonly List<FakeSocket> sockets = [];
    readonly Heard heard = new();
    readonly StreamConnection connection;
    Func<FakeSocket> open = static () => new();

    public StreamConnectionTests()
    {
        var options = new StreamOptions(new("ws://venue")) { Open = (_, _) => new(Opened()), Lifetime = TimeSpan.FromMinutes(20) };
        connection = new(options, Streams, 1, new(options.AttemptsInFiveMinutes, clock), clock, heard);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    [Fact]
    public void Subscriptions_are_batched_in_frames_that_the_venue_takes()
    {
        var frames = ControlFrames.ForStreams("SUBSCRIBE", Streams, 7).ToArray();

        frames.ShouldAllBe(frame => frame.Length <= ControlFrames.LongestFrame);
        frames.Length.ShouldBeLessThan(10);
        var named = new List<string?>();
        for (var i = 0; i < frames.Length; i++)
        {
            using var request = JsonDocument.Parse(frames[i]);
            request.RootElement.GetProperty("id").GetInt64().ShouldBe(7 + i);
            named.AddRange(request.RootElement.GetProperty("params").EnumerateArray().Select(p => p.GetString()));
        }
        named.ShouldBe(Streams);
    }

    [Fact]
    public async Task It_is_up_when_every_stream_is_granted_and_sends_at_most_five_messages_a_second()
    {
        connection.Start();
        await Until(() => heard.Ups == 1);

        sockets.Single().Has(Streams[0]).ShouldBeTrue();
        sockets.Single().Has(Streams[^1]).ShouldBeTrue();
        var needed = (sockets.Single().Sent.Count - 1) * 0.2;
        (clock.GetUtcNow() - new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalSeconds.ShouldBeGreaterThan(needed);
    }

    [Fact]
    public async Task A_quiet_connection_is_asked_whether_it_lives_and_left_when_it_does_not_answer()
    {
        connection.Start();
        await Until(() => heard.Ups == 1);
        var first = sockets.Single();
        await Until(() => first.Sent.Any(sent => sent.Contains("LIST_SUBSCRIPTIONS", StringComparison.Ordinal)));
        heard.Downs.ShouldBeEmpty();

        first.Answers = false;
        await Until(() => heard.Downs.Count > 0);
        await Until(() => heard.Ups == 2);

        heard.Downs[0].ShouldContain("unanswered");
        first.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task Before_its_time_is_up_the_next_connection_stands()
    {
        connection.Start();
        await Until(() => heard.Ups == 1);

        await Until(() => sockets.Count > 1 && !sockets[0].IsOpen);

        sockets[^1].IsOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task A_venue_that_refuses_everything_is_not_stormed()
    {
        open = static () => throw new WebSocketException("nobody answers");
        connection.Start();

        await Until(() => clock.GetUtcNow() > new DateTimeOffset(2000, 1, 1, 0, 10, 0, TimeSpan.Zero));

        heard.Downs.Count.ShouldBeInRange(10, 60);
        heard.Ups.ShouldBe(0);
    }

    [Fact]
    public async Task Attempts_beyond_the_budget_wait_for_its_window()
    {
        var budget = new ConnectBudget(3, clock);
        for (var i = 0; i < 3; i++)
            await budget.Take(default);

        var fourth = budget.Take(default).AsTask();
        clock.Advance(TimeSpan.FromMinutes(4));
        fourth.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromMinutes(1));

        await fourth.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void More_streams_than_a_connection_may_have_are_refused()
    {
        var options = new StreamOptions(new("ws://venue")) { StreamsPerConnection = 2 };

        Should.Throw<DomainFault>(() => new StreamConnection(options, ["a", "b", "c"], 1, new(1, clock), clock, heard))
            .Message.ShouldContain("1 to 2 streams, was given 3");
    }

    FakeSocket Opened()
    {
        var socket = open();
        sockets.Add(socket);
        return socket;
    }

    /// <summary>Lets time pass in tenths of a second until it is so; an hour of it is too long.</summary>
    async Task Until(Func<bool> condition)
    {
        for (var tenth = 0; tenth < 36_000 && !condition(); tenth++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            for (var i = 0; i < 20 || (i < 100_000 && !sockets.ToArray().All(socket => socket.IsIdle)); i++)
                await Task.Yield();
        }
        condition().ShouldBeTrue();
    }

    sealed class Heard : IStreamHandler
    {
        public int Ups { get; private set; }
        public List<string> Downs { get; } = [];

        public void Frame(ref StreamFrame frame)
        {
            // These streams have no data.
        }

        public void Up(StreamConnection connection) => Ups++;

        public void Down(StreamConnection connection, string why) => Downs.Add(why);
    }
}
