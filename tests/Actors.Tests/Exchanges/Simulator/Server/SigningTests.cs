using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Actors.Exchanges.Simulator.Server;

namespace Actors.Tests.Exchanges.Simulator.Server;

public sealed class SigningTests
{
    static readonly ApiKey Hmac = new ApiKey.Hmac(SimulatedVenue.Key, SimulatedVenue.Secret);

    [Theory]
    [InlineData("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.0125&price=64000.10&newClientOrderId=bot-7_a&recvWindow=5000&timestamp=1767225600123", "",
        "16aa5b9291895f09d8a4bdf193f2c1a44f2c60d4106f75548557c7d7a9d09ca5")]
    [InlineData("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC", "quantity=0.0125&price=64000.10&timestamp=1767225600123",
        "08329e724e221e1327e82a9beb01217ff0cf4b18028548da976806417ce5f8fb")]
    [InlineData("symbol=%E6%B5%8B%E8%AF%95USDT&timestamp=1767225600123", "",
        "3f2de639d84024a79e02d7a510fb4f1de24242308882db3ed04adc5126205dfd")]
    public void Rest_signs_query_and_body_as_sent(string query, string body, string signature)
    {
        // The signature may stand anywhere.
        var places = new[]
        {
            (query + "&signature=" + signature, body), ("signature=" + signature + "&" + query, body),
            (query, body.Length > 0 ? body + "&signature=" + signature : "signature=" + signature),
        };
        foreach (var (q, b) in places)
        {
            var request = SignedRequest.OfRest(SimulatedVenue.Key, q, b, Parameters.OfRest(q, b));

            request.Payload.ShouldBe(query + body);
            Hmac.Signed(request.Payload, signature).ShouldBeTrue();
            Hmac.Signed(request.Payload, signature.ToUpperInvariant()).ShouldBeTrue();
            Hmac.Signed(request.Payload + "&x=1", signature).ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("""{"symbol":"BTCUSDT","side":"BUY","type":"LIMIT","timeInForce":"GTC","quantity":"0.0125","price":"64000.10","newClientOrderId":"bot-7_a","recvWindow":5000,"timestamp":1767225600123,"returnRateLimits":false}""",
        "4ac9f850605adb1c685b8ab24bc0812565e8a5242b79bac331b9bbc2aea910f8")]
    [InlineData("""{"timestamp":1767225600123,"symbol":"测试USDT"}""",
        "7f3b59bbbea5cd2358fa976f5d9226291eacedcab5a9368e2317496f5f4142a9")]
    public void The_socket_signs_sorted_parameters_with_the_key(string parameters, string signature)
    {
        using var json = JsonDocument.Parse(parameters[..^1] + $",\"apiKey\":\"{SimulatedVenue.Key}\",\"signature\":\"{signature}\"}}");

        var request = SignedRequest.OfSocket(Parameters.OfJson(json.RootElement));

        Hmac.Signed(request.Payload, signature).ShouldBeTrue();
    }

    [Fact]
    public void Rsa_signatures_are_checked()
    {
        using var rsa = RSA.Create(2048);
        var key = new ApiKey.Rsa("RSAKEY", rsa.ExportSubjectPublicKeyInfoPem());
        var signature = Convert.ToBase64String(rsa.SignData(Encoding.UTF8.GetBytes("a=1"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

        key.Signed("a=1", signature).ShouldBeTrue();
        key.Signed("a=2", signature).ShouldBeFalse();
        key.Signed("a=1", "not base64").ShouldBeFalse();
    }

    [Fact]
    public void Ed25519_is_refused_with_the_remedy() => Should.Throw<ApiException>(() =>
            new ApiKey.Ed25519("EDKEY").Signed("apiKey=EDKEY&timestamp=1767225600123", "bGusIjCQGdnG7tx4"))
        .Message.ShouldContain("use an HMAC or RSA key");

    [NeedsReferenceDataFact]
    public void The_recorded_vectors_hold()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("wire", "recorded", "signing-vectors.json")));
        var checkedOnes = 0;
        foreach (var vector in vectors.RootElement.EnumerateArray())
        {
            if (!vector.TryGetProperty("secretKey", out var secret) || !vector.GetProperty("algorithm").GetString()!.StartsWith("HMAC", StringComparison.Ordinal))
                continue;
            new ApiKey.Hmac("K", secret.GetString()!).Signed(vector.GetProperty("payload").GetString()!, vector.GetProperty("signature").GetString()!)
                .ShouldBeTrue(vector.GetProperty("name").GetString());
            checkedOnes++;
        }
        checkedOnes.ShouldBeGreaterThan(1);
    }
}
