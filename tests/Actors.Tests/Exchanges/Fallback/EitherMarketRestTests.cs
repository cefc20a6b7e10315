using Actors.Domain;
using Actors.Exchanges.Binance.Market;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Wire;
using Actors.Exchanges.Fallback;
using Actors.Runtime.TestKit;
using Actors.Tests.Exchanges.Binance;
using Actors.Tests.Exchanges.Binance.Market;

namespace Actors.Tests.Exchanges.Fallback;

/// <summary>Which of two hosts is asked for time, rules and candles of the past.</summary>
public class EitherMarketRestTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly ManualTimeProvider clock = new();
    readonly Host first = new();
    readonly Host second = new();
    readonly List<string> notices = [];
    readonly EitherMarketRest either;

    public EitherMarketRestTests() => either = new(("first", first), ("second", second), Patience, clock, notices.Add);

    [Fact]
    public async Task The_second_is_not_asked_while_the_first_answers()
    {
        await either.AskServerTime(default);

        (first.Asked, second.Asked, either.IsFirstDead).ShouldBe((1, 0, false));
        notices.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_the_first_fails_the_second_answers_and_is_asked_alone_for_a_minute()
    {
        first.Fault = new VenueException("no connection");

        await either.AskServerTime(default);
        clock.Advance(TimeSpan.FromSeconds(59));
        await either.AskServerTime(default);

        (first.Asked, second.Asked, either.IsFirstDead).ShouldBe((1, 2, true));
        notices.ShouldBe(["market data is asked of second instead. first: no connection"]);
    }

    [Fact]
    public async Task A_first_that_answers_again_is_asked_alone()
    {
        first.Fault = new VenueException("no connection");
        await either.AskServerTime(default);
        clock.Advance(TimeSpan.FromMinutes(1));
        await either.AskServerTime(default);
        first.Fault = null;
        clock.Advance(TimeSpan.FromMinutes(1));

        await either.AskServerTime(default);
        await either.AskServerTime(default);

        (first.Asked, second.Asked, either.IsFirstDead).ShouldBe((4, 2, false));
        notices.ShouldBe(["market data is asked of second instead. first: no connection", "first answers again"]);
    }

    [Fact]
    public async Task Where_the_first_says_nothing_the_second_is_asked_and_the_first_is_given_up()
    {
        first.Hangs = true;

        var asked = either.AskServerTime(default).AsTask();
        (second.Asked, asked.IsCompleted).ShouldBe((0, false));
        clock.Advance(Patience);
        await asked;

        (first.GivenUp, second.Asked).ShouldBe((1, 1));
        notices.ShouldBe(["market data is asked of second instead. first: no answer within 10 s"]);
    }

    [Fact]
    public async Task A_first_that_is_slow_and_answers_before_the_second_counts()
    {
        first.Hangs = second.Hangs = true;
        var asked = either.AskServerTime(default).AsTask();
        clock.Advance(Patience);
        first.Answer();

        await asked;

        (second.GivenUp, either.IsFirstDead).ShouldBe((1, false));
        notices.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_neither_answers_both_are_named_with_what_they_said()
    {
        (first.Fault, second.Fault) = (new VenueException("no connection"), new VenueException("HTTP 503"));

        var fault = await Should.ThrowAsync<VenueException>(async () => await either.AskServerTime(default));

        fault.Message.ShouldBe("neither host answers. first: no connection; second: HTTP 503");
    }

    [Fact]
    public async Task A_symbol_that_the_first_does_not_have_is_not_asked_of_the_second()
    {
        first.Fault = new VenueException("invalid symbol", new BinanceException("invalid symbol", new(400, BinanceError.NoSuchSymbol, "Invalid symbol.")));

        (await Should.ThrowAsync<VenueException>(async () => await either.Symbols([new("BTCUSDC")], default))).Message.ShouldBe("invalid symbol");

        (second.Asked, either.IsFirstDead).ShouldBe((0, false));
    }

    [Fact]
    public async Task Who_asks_can_stop_asking()
    {
        first.Hangs = true;
        using var stop = new CancellationTokenSource();
        var asked = either.AskServerTime(stop.Token).AsTask();

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => asked);
        (first.GivenUp, second.Asked).ShouldBe((1, 0));
    }

    [Fact]
    public void Candles_of_the_past_come_from_the_other_host_where_the_first_has_none() => Turns.Run(async () =>
    {
        await using var hosts = await TwoHosts.Open(1);
        await hosts.WarmUp();
        hosts.First.Faults = new(RestError: 1);
        var history = new RestHistory(
            new EitherMarketRest(("first", hosts.First), ("second", hosts.Second), Patience, hosts.First.Clock, notices.Add),
            hosts.First.Options, hosts.First.Clock);
        var to = hosts.Now.AddSeconds(-hosts.Now.Second);

        (await history.Closed(TwoHosts.All[0], to.AddMinutes(-30), to, default)).Count.ShouldBe(30);
    });

    sealed class Host : IMarketRest
    {
        readonly List<TaskCompletionSource> waiting = [];

        public Exception? Fault { get; set; }
        public bool Hangs { get; set; }
        public int Asked { get; private set; }
        public int GivenUp { get; private set; }

        public DateTimeOffset ServerNow => default;

        public void Answer() => waiting.ForEach(static one => one.TrySetResult());

        public ValueTask<DateTimeOffset> AskServerTime(CancellationToken stop) => Ask(default(DateTimeOffset), stop);

        public ValueTask<IReadOnlyList<SymbolState>> Symbols(IReadOnlyList<Symbol> symbols, CancellationToken stop) =>
            Ask<IReadOnlyList<SymbolState>>([], stop);

        public ValueTask<IReadOnlyList<RestKline>> Klines(Symbol symbol, string interval, DateTimeOffset from, int limit, CancellationToken stop) =>
            Ask<IReadOnlyList<RestKline>>([], stop);

        public ValueTask<BookSnapshot> Depth(Symbol symbol, int limit, CancellationToken stop) => Ask(new BookSnapshot(0, [], []), stop);

        async ValueTask<T> Ask<T>(T answer, CancellationToken stop)
        {
            Asked++;
            if (Fault is not null)
                throw Fault;
            if (!Hangs)
                return answer;
            var given = new TaskCompletionSource();
            waiting.Add(given);
            await using var over = stop.Register(() =>
            {
                GivenUp++;
                given.TrySetCanceled(stop);
            });
            await given.Task;
            return answer;
        }
    }
}
