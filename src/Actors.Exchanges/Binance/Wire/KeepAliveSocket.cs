using System.Net.WebSockets;

namespace Actors.Exchanges.Binance.Wire;

/// <summary>A socket that pings by itself, and ends when that is not answered: .NET hides the venue's own pings.</summary>
static class KeepAliveSocket
{
    /// <param name="every">The pause between two pings, and how long an answer is waited for.</param>
    public static async ValueTask<WebSocket> Open(Uri address, TimeSpan every, CancellationToken stop)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.KeepAliveInterval = every;
            socket.Options.KeepAliveTimeout = every;
            await socket.ConnectAsync(address, stop);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
