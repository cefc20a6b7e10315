using System.Net.Sockets;
using System.Text.Json;
using Actors.Domain;
using Actors.Exchanges.Simulator;

namespace Actors.Host.Live;

/// <summary>The time of a simulator in another process, which may run faster than the wall clock.</summary>
static class SimulatorClock
{
    /// <summary>Of the one that answers, of two ways to the same market.</summary>
    /// <exception cref="VenueException">None answers.</exception>
    public static async Task<(TimeProvider Clock, double Speed)> Of(Uri first, Uri? second, CancellationToken stop)
    {
        try
        {
            return await Of(first, stop);
        }
        catch (VenueException dead) when (second is not null)
        {
            try
            {
                return await Of(second, stop);
            }
            catch (VenueException other)
            {
                throw new VenueException($"{dead.Message}; {other.Message}", other);
            }
        }
    }

    /// <exception cref="VenueException">The simulator does not answer.</exception>
    public static async Task<(TimeProvider Clock, double Speed)> Of(Uri simulator, CancellationToken stop)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var status = JsonDocument.Parse(await http.GetStringAsync(new Uri(simulator, "/sim/status"), stop));
            var speed = status.RootElement.GetProperty("speed").GetDouble();
            var now = DateTimeOffset.FromUnixTimeMilliseconds(status.RootElement.GetProperty("time").GetInt64());
            return (new AcceleratedTimeProvider(TimeProvider.System, now, speed), speed);
        }
        catch (Exception fault) when (fault is HttpRequestException or SocketException or JsonException or KeyNotFoundException or TaskCanceledException)
        {
            stop.ThrowIfCancellationRequested();
            throw new VenueException(
                $"no simulator answers at {simulator}: {fault.Message}; start one with 'actors simulator', or set venue.simulator-url", fault);
        }
    }
}
