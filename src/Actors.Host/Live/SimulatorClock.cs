using System.Net.Sockets;
using System.Text.Json;
using Actors.Domain;
using Actors.Exchanges.Simulator;

namespace Actors.Host.Live;

/// <summary>The time of a simulator in another process, which may run faster than the wall clock.</summary>
static class SimulatorClock
{
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
