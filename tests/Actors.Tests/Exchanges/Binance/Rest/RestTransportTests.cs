using System.Net.Sockets;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Tests.Exchanges.Binance.Rest;

public class RestTransportTests
{
    [Fact]
    public async Task A_connection_that_is_reset_as_it_comes_about_is_a_request_that_was_not_sent()
    {
        using var rest = new BinanceRest(new(BinanceEnvironment.Simulator(new("http://127.0.0.1:1")), TimeProvider.System)
        {
            RetryPause = TimeSpan.FromMilliseconds(1), Wires = _ => new Reset(),
        });

        (await Should.ThrowAsync<BinanceException>(() => rest.Ping(default).AsTask())).Message
            .ShouldContain("GET /api/v3/ping was not sent: no connection to 127.0.0.1:1 (Transport endpoint is not connected)");
    }

    /// <summary>What HttpClient throws where a socket is reset between the connect and the first look at it.</summary>
    sealed class Reset : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new SocketException((int)SocketError.NotConnected);
    }
}
