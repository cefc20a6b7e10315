using System.Globalization;
using System.Net;
using System.Text;
using System.Web;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Wire;
using Actors.Runtime.TestKit;
using Actors.Tests.Backends.Files;

namespace Actors.Tests.Exchanges.Binance.Rest;

/// <summary>Requests carry the venue's time, whatever the clocks of this machine say.</summary>
public sealed class ServerClockTests
{
    [Fact]
    public async Task In_a_day_of_drift_and_jumps_no_request_is_refused_for_its_stamp()
    {
        for (var seed = 0; seed < Heavy.Or(3, 100); seed++)
        {
            var chance = new Random(seed);
            var truth = new ManualTimeProvider();
            var machine = new Machine(truth, (chance.NextDouble() - 0.5) * 1.8e-4);
            using var venue = new StrictVenue(truth, chance);
            using var rest = Client(machine, venue);
            await rest.SyncClock(default);

            for (var end = truth.GetUtcNow().AddHours(24); truth.GetUtcNow() < end; truth.Advance(TimeSpan.FromSeconds(30)))
            {
                if (chance.Next(50) == 0)
                    machine.Set(TimeSpan.FromSeconds((chance.NextDouble() - 0.5) * 120));
                if (chance.Next(200) == 0)
                    machine.Sleep(TimeSpan.FromMinutes(chance.Next(1, 30)));
                await rest.OpenOrders(null, default);
                await rest.SampleClock(default);
            }

            venue.Refused.ShouldBe(0, $"seed {seed}");
            venue.Taken.ShouldBeGreaterThan(2_000);
        }
    }

    [Fact]
    public async Task How_far_the_clock_is_off_is_known_as_surely_as_it_can_be()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var chance = new Random(seed);
            var truth = new ManualTimeProvider();
            var machine = new Machine(truth, (chance.NextDouble() - 0.5) * 1.8e-4);
            using var venue = new StrictVenue(truth, chance);
            using var rest = Client(machine, venue);
            var off = TimeSpan.FromSeconds(chance.Next(-5, 6));
            machine.Set(off);
            for (var sample = 0; sample < 12; sample++)
            {
                await rest.SampleClock(default);
                rest.Clock.Wrong.ShouldBeLessThanOrEqualTo((truth.GetUtcNow() - machine.GetUtcNow()).Duration());
                truth.Advance(TimeSpan.FromSeconds(30));
            }

            (rest.Clock.Wrong > TimeSpan.FromSeconds(0.5)).ShouldBe(off != TimeSpan.Zero, $"seed {seed}");
        }
    }

    [Fact]
    public async Task When_the_venues_clock_is_set_the_newest_answer_counts()
    {
        var truth = new ManualTimeProvider();
        using var venue = new StrictVenue(truth, new(1));
        using var rest = Client(new Machine(truth, 0), venue);
        await rest.SyncClock(default);

        venue.Ahead = TimeSpan.FromMinutes(3);
        await rest.SampleClock(default);

        rest.Clock.Offset.TotalSeconds.ShouldBeInRange(179, 181);
    }

    static BinanceRest Client(Machine machine, StrictVenue venue) => new(new(BinanceEnvironment.Simulator(new("http://venue")), machine)
    {
        Credentials = new("KEY", "secret"),
        Wires = _ => venue,
    });

    /// <summary>Its clocks both drift; one is set now and then, the other stands while it sleeps.</summary>
    sealed class Machine(ManualTimeProvider truth, double drift) : TimeProvider
    {
        readonly DateTimeOffset start = truth.GetUtcNow();
        TimeSpan set;
        TimeSpan slept;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;
        public override long GetTimestamp() => (Elapsed - slept).Ticks;
        public override DateTimeOffset GetUtcNow() => start + Elapsed + set;
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            truth.CreateTimer(callback, state, dueTime, period);

        public void Set(TimeSpan off) => set = off;

        public void Sleep(TimeSpan duration)
        {
            truth.Advance(duration);
            slept += duration;
        }

        TimeSpan Elapsed => (truth.GetUtcNow() - start) * (1 + drift);
    }

    /// <summary>Tells its time and judges the stamps of requests; each takes a while there and back.</summary>
    sealed class StrictVenue(ManualTimeProvider truth, Random chance) : HttpMessageHandler
    {
        public TimeSpan Ahead { get; set; }
        public int Taken { get; private set; }
        public int Refused { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Travel();
            var now = (truth.GetUtcNow() + Ahead).ToUnixTimeMilliseconds();
            var answer = request.RequestUri!.AbsolutePath is "/api/v3/time"
                ? Answer(HttpStatusCode.OK, string.Create(CultureInfo.InvariantCulture, $$"""{"serverTime":{{now}}}"""))
                : Judge(now, HttpUtility.ParseQueryString(request.RequestUri.Query));
            Travel();
            return Task.FromResult(answer);
        }

        HttpResponseMessage Judge(long now, System.Collections.Specialized.NameValueCollection query)
        {
            var stamp = long.Parse(query["timestamp"]!, CultureInfo.InvariantCulture);
            if (stamp < now + 1_000 && now - stamp <= long.Parse(query["recvWindow"]!, CultureInfo.InvariantCulture))
            {
                Taken++;
                return Answer(HttpStatusCode.OK, "[]");
            }
            Refused++;
            return Answer(HttpStatusCode.BadRequest, """{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}""");
        }

        static HttpResponseMessage Answer(HttpStatusCode status, string text) =>
            new(status) { Content = new StringContent(text, Encoding.UTF8, "application/json") };

        void Travel() => truth.Advance(TimeSpan.FromMilliseconds(chance.Next(2, chance.Next(20) == 0 ? 900 : 60)));
    }
}
