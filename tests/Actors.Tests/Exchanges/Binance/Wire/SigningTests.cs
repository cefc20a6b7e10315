using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Actors.Domain;
using Actors.Exchanges.Binance.Wire;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Exchanges.Binance.Wire;

public class SigningTests
{
    const string Secret = "sim-secret-DO-NOT-USE-0001";
    static readonly string Key = "SIMKEY" + new string('0', 57) + "1";

    [Theory]
    [InlineData(
        "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.0125&price=64000.10&newClientOrderId=bot-7_a&recvWindow=5000&timestamp=1767225600123",
        "16aa5b9291895f09d8a4bdf193f2c1a44f2c60d4106f75548557c7d7a9d09ca5")]
    [InlineData(
        "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTCquantity=0.0125&price=64000.10&timestamp=1767225600123",
        "08329e724e221e1327e82a9beb01217ff0cf4b18028548da976806417ce5f8fb")]
    [InlineData("symbol=%E6%B5%8B%E8%AF%95USDT&timestamp=1767225600123", "3f2de639d84024a79e02d7a510fb4f1de24242308882db3ed04adc5126205dfd")]
    public void Rest_vectors_are_signed_as_the_annex_says(string payload, string signature) =>
        RequestSigner.Of(Secret).Sign(Encoding.ASCII.GetBytes(payload)).ShouldBe(signature);

    [Fact]
    public void A_request_is_encoded_once_and_signed_as_it_is_sent() =>
        new RequestText().Add("symbol", "测试USDT").Sign(RequestSigner.Of(Secret), 1767225600123, TimeSpan.FromSeconds(5)).ToString()
            .ShouldStartWith("symbol=%E6%B5%8B%E8%AF%95USDT&recvWindow=5000&timestamp=1767225600123&signature=");

    [Fact]
    public void WebSocket_vectors_are_signed_over_the_sorted_raw_parameters()
    {
        Signed(new(StringComparer.Ordinal)
        {
            ["timestamp"] = "1767225600123", ["type"] = "LIMIT", ["apiKey"] = Key, ["newClientOrderId"] = "bot-7_a",
            ["price"] = "64000.10", ["quantity"] = "0.0125", ["recvWindow"] = "5000", ["returnRateLimits"] = "false",
            ["side"] = "BUY", ["symbol"] = "BTCUSDT", ["timeInForce"] = "GTC",
        }).ShouldBe("4ac9f850605adb1c685b8ab24bc0812565e8a5242b79bac331b9bbc2aea910f8");
        Signed(new(StringComparer.Ordinal) { ["timestamp"] = "1767225600123", ["symbol"] = "测试USDT", ["apiKey"] = Key })
            .ShouldBe("7f3b59bbbea5cd2358fa976f5d9226291eacedcab5a9368e2317496f5f4142a9");

        static string Signed(SortedDictionary<string, string> parameters) =>
            RequestSigner.Of(Secret).Sign(WsApiRequest.Payload(parameters));
    }

    [NeedsReferenceDataFact]
    public void Published_vectors_are_signed_alike()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("wire", "recorded", "signing-vectors.json")));
        var seen = 0;
        foreach (var vector in vectors.RootElement.EnumerateArray())
        {
            RequestSigner.Of(Text("secretKey")).Sign(Encoding.UTF8.GetBytes(Text("payload"))).ShouldBe(Text("signature"), Text("name"));
            seen++;

            string Text(string name) => vector.GetProperty(name).GetString()!;
        }
        seen.ShouldBe(2);
    }

    [Fact]
    public void A_subscription_is_signed_with_its_numbers_as_they_stand()
    {
        var frame = WsApiRequest.Signed("s1", "userDataStream.subscribe.signature", new(Key, Secret), 1767225600123, TimeSpan.FromSeconds(5));

        using var json = JsonDocument.Parse(frame);
        var parameters = json.RootElement.GetProperty("params");
        parameters.GetProperty("timestamp").GetInt64().ShouldBe(1767225600123);
        parameters.GetProperty("signature").GetString().ShouldBe(
            RequestSigner.Of(Secret).Sign(Encoding.UTF8.GetBytes($"apiKey={Key}&recvWindow=5000&timestamp=1767225600123")));
    }

    [Fact]
    public void An_RSA_key_signs_what_its_public_half_confirms()
    {
        using var rsa = RSA.Create(2048);
        var payload = Encoding.ASCII.GetBytes("symbol=BTCUSDT&timestamp=1767225600123");

        var signature = RequestSigner.Of(rsa.ExportPkcs8PrivateKeyPem()).Sign(payload);

        rsa.VerifyData(payload, Convert.FromBase64String(signature), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).ShouldBeTrue();
    }

    [Fact]
    public void Keys_that_cannot_sign_are_refused_with_the_remedy()
    {
        byte[] ed25519 = [0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20, .. new byte[32]];
        Refusal(PemEncoding.WriteString("PRIVATE KEY", ed25519)).ShouldContain("Ed25519 key, which .NET cannot sign with: make an HMAC or RSA key");
        using var small = RSA.Create(1024);
        Refusal(small.ExportPkcs8PrivateKeyPem()).ShouldContain("1024 bits, expected 2048 to 4096");
        Refusal(small.ExportRSAPrivateKeyPem()).ShouldContain("'RSA PRIVATE KEY', expected an unencrypted PKCS#8");
        Refusal(" ").ShouldContain("secret is empty");
        Should.Throw<DomainFault>(() => new BinanceCredentials("", Secret)).Message.ShouldContain("key is empty");

        static string Refusal(string secret) => Should.Throw<DomainFault>(() => new BinanceCredentials(Key, secret)).Message;
    }

    [Fact]
    public void Neither_key_nor_secret_is_in_any_text()
    {
        var credentials = new BinanceCredentials(Key, Secret);

        $"{credentials} {credentials.Signer}".ShouldNotContain("SIMKEY");
        $"{credentials} {credentials.Signer}".ShouldNotContain("sim-secret");
    }

    [Theory]
    [InlineData("0.01250000", "0.0125")]
    [InlineData("64000", "64000")]
    [InlineData("0.00000001", "0.00000001")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public void Numbers_are_written_plainly(string value, string written) =>
        new RequestText().Add("q", decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)).ToString().ShouldBe("q=" + written);

    [Fact]
    public void Any_text_of_any_length_is_written_percent_encoded() =>
        Prop.ForAll<NonNull<string>, byte>((value, times) =>
        {
            var text = string.Concat(Enumerable.Repeat(value.Get, times));

            return string.Equals(
                new RequestText().Add("a", text).Add("n", -12).Add("z", "~").ToString(), $"a={Uri.EscapeDataString(text)}&n=-12&z=~",
                StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Signing_a_copy_leaves_the_request_as_it_was()
    {
        var request = new RequestText().Add("symbol", "BTCUSDT");

        request.Copy().Sign(RequestSigner.Of(Secret), 1, TimeSpan.FromSeconds(5));

        request.ToString().ShouldBe("symbol=BTCUSDT");
    }

    [Fact]
    public void One_signer_serves_many_threads()
    {
        var signer = RequestSigner.Of(Secret);
        var payloads = Enumerable.Range(0, 64).Select(i => Encoding.ASCII.GetBytes(new string('a', i * 7))).ToArray();
        var alone = payloads.Select(payload => RequestSigner.Of(Secret).Sign(payload)).ToArray();

        Parallel.For(0, 2_000, i => signer.Sign(payloads[i % 64]).ShouldBe(alone[i % 64]));
    }
}
