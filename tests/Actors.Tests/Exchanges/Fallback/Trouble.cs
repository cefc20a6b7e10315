using Actors.Domain;
using Actors.Exchanges.Binance.Market;
using Actors.Tests.Exchanges.Binance.Market;

namespace Actors.Tests.Exchanges.Fallback;

/// <summary>What happens to a host.</summary>
enum Trouble
{
    /// <summary>It breaks its connections, takes no new ones, and answers nothing.</summary>
    HostDead,
    /// <summary>Its connections stay open and say nothing any more; new ones work.</summary>
    HalfOpen,
    /// <summary>One stream of a connection that lives falls silent.</summary>
    SilentStream,
    /// <summary>It breaks its connections and takes no new ones; history answers.</summary>
    RefusesConnections,
    /// <summary>The same while the histories of both hosts fail often, and lag behind.</summary>
    LaggingHistory,
    /// <summary>It dies in the second in which a candle closes, before it tells it.</summary>
    DiesAtTheClose,
    /// <summary>It dies, and a minute later the other one.</summary>
    BothInTurn,
    /// <summary>It comes and goes for three minutes.</summary>
    Flapping,
    /// <summary>Its frames are on their way for eight seconds.</summary>
    LateFrames,
}

static class Troubles
{
    /// <summary>Brings the trouble, and ends it after a while.</summary>
    /// <param name="series">Whose stream it is, of <see cref="Trouble.SilentStream"/>.</param>
    /// <returns>How many seconds after it began the source of <paramref name="series"/> had changed.</returns>
    public static async Task<int> Happen(this TwoHosts hosts, Trouble trouble, Series series, int lasts)
    {
        if (trouble == Trouble.DiesAtTheClose)
            await hosts.Until(() => hosts.Now.Second == 59, within: 60, "the end of a minute");
        Begin(hosts, trouble, series);
        var latency = await hosts.Until(() => hosts.Changes(series).Count > 0, within: 60, $"another source after {trouble}");
        switch (trouble)
        {
            case Trouble.BothInTurn:
                await hosts.Run(60);
                Die(hosts.Second);
                await hosts.Run(lasts);
                Heal(hosts.First);
                await hosts.Until(() => hosts.Judge.AreAllLive, within: 120, "the first host's return");
                await hosts.Run(20);
                break;
            case Trouble.Flapping:
                for (var flap = 0; flap < 12; flap++)
                {
                    Heal(hosts.First);
                    await hosts.Run(12);
                    Refuse(hosts.First);
                    await hosts.Run(3);
                }
                break;
            default:
                await hosts.Run(lasts);
                break;
        }
        Heal(hosts.First);
        Heal(hosts.Second);
        return latency;
    }

    static void Begin(TwoHosts hosts, Trouble trouble, Series series)
    {
        switch (trouble)
        {
            case Trouble.HostDead or Trouble.DiesAtTheClose or Trouble.BothInTurn:
                Die(hosts.First);
                break;
            case Trouble.HalfOpen:
                foreach (var socket in hosts.First.Open)
                    socket.Freeze();
                break;
            case Trouble.SilentStream:
                foreach (var socket in hosts.First.Open)
                    socket.Mute(VenueInterval.StreamOf(series.Symbol, series.Timeframe));
                break;
            case Trouble.LaggingHistory:
                Refuse(hosts.First);
                hosts.First.Faults = hosts.First.Faults with { RestLag = 1, RestError = 0.3 };
                hosts.Second.Faults = new(RestLag: 1, RestError: 0.3);
                break;
            case Trouble.LateFrames:
                hosts.First.Lag = TimeSpan.FromSeconds(8);
                break;
            default:
                Refuse(hosts.First);
                break;
        }
    }

    static void Die(FakeVenue host)
    {
        Refuse(host);
        host.Faults = new(NoConnect: 1, RestError: 1);
    }

    static void Refuse(FakeVenue host)
    {
        host.Faults = new(NoConnect: 1);
        foreach (var socket in host.Open)
            socket.Cut();
    }

    static void Heal(FakeVenue host) => (host.Faults, host.Lag) = (new(), TimeSpan.Zero);
}
