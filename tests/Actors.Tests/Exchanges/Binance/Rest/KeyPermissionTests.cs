using System.Net;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Tests.Exchanges.Binance.Rest;

public class KeyPermissionTests
{
    [Fact]
    public async Task What_a_key_may_do_is_asked_for_with_the_key_and_signed()
    {
        var venue = new Venue();
        using var rest = new BinanceRest(new(BinanceEnvironment.Live, TimeProvider.System) { Credentials = new("K1", "secret"), Wires = _ => venue });

        var told = await rest.KeyPermissions(CancellationToken.None);

        told.ShouldBe(new WireKeyPermissions(Withdraw: false, Trade: true, IsBoundToAddress: true));
        venue.Asked!.RequestUri!.AbsolutePath.ShouldBe("/sapi/v1/account/apiRestrictions");
        venue.Asked.RequestUri.Query.ShouldContain("&signature=");
        venue.Asked.Headers.GetValues("X-MBX-APIKEY").ShouldBe(["K1"]);
    }

    sealed class Venue : HttpMessageHandler
    {
        public HttpRequestMessage? Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isTime = request.RequestUri!.AbsolutePath == "/api/v3/time";
            if (!isTime)
                Asked = request;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(isTime
                    ? """{"serverTime":1767225600123}"""
                    : """{"ipRestrict":true,"enableReading":true,"enableWithdrawals":false,"enableSpotAndMarginTrading":true}"""),
            });
        }
    }
}
