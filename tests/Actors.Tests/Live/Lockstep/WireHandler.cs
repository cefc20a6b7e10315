using System.Net.Sockets;

namespace Actors.Tests.Live;

/// <summary>
/// Requests go by the wire, one after the other, in the order in which they were made, each on a connection of its own: it
/// would be chance whether a kept one is found to be cut.
/// </summary>
sealed class WireHandler : DelegatingHandler
{
    readonly Wire wire;

    public WireHandler(HttpMessageHandler network, Wire wire)
        : base(network)
    {
        this.wire = wire;
        if (network is SocketsHttpHandler sockets)
            sockets.PooledConnectionLifetime = TimeSpan.Zero;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (wire.Lag is { } there)
            await there.Pass(cancellationToken).ConfigureAwait(false);
        var answer = await wire.Send(WireKind.Answer, () => Task.Run(() => Fetch(request, cancellationToken), CancellationToken.None), cancellationToken).ConfigureAwait(false);
        if (wire.Lag is { } back)
            await back.Pass(cancellationToken).ConfigureAwait(false);
        return answer;
    }

    /// <summary>The whole of it: what reads the answer then goes on without waiting.</summary>
    async Task<HttpResponseMessage> Fetch(HttpRequestMessage request, CancellationToken stop)
    {
        if (wire.Exchange is { IsDown: true })
            throw new HttpRequestException(HttpRequestError.ConnectionError, "the exchange takes no connection");
        try
        {
            var response = await base.SendAsync(request, stop);
            await response.Content.LoadIntoBufferAsync(stop);
            return response;
        }
        // In which of its ways a connection breaks is chance.
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "the connection was cut", e);
        }
    }
}
