using Actors.Exchanges.Binance.Wire;

namespace Actors.Tests.Exchanges.Binance.Wire;

public class ErrorTests
{
    [Theory]
    [InlineData(400, -1000, ErrorKind.Query)]
    [InlineData(400, -1001, ErrorKind.Query)]
    [InlineData(504, -1007, ErrorKind.Query)]
    [InlineData(500, -1006, ErrorKind.Query)]
    [InlineData(429, -1003, ErrorKind.Wait)]
    [InlineData(418, -1003, ErrorKind.Wait)]
    [InlineData(429, -1015, ErrorKind.Wait)]
    [InlineData(503, -1008, ErrorKind.Query)]
    [InlineData(400, -1013, ErrorKind.Fix)]
    [InlineData(400, -1016, ErrorKind.Reconnect)]
    [InlineData(400, -1021, ErrorKind.Resync)]
    [InlineData(400, -1022, ErrorKind.Fix)]
    [InlineData(400, -1111, ErrorKind.Fix)]
    [InlineData(400, -1121, ErrorKind.Fix)]
    [InlineData(400, -2010, ErrorKind.Fix)]
    [InlineData(400, -2011, ErrorKind.Query)]
    [InlineData(400, -2013, ErrorKind.NotFound)]
    [InlineData(401, -2014, ErrorKind.Halt)]
    [InlineData(401, -2015, ErrorKind.Halt)]
    [InlineData(409, -2021, ErrorKind.Query)]
    [InlineData(400, -2035, ErrorKind.AlreadySo)]
    [InlineData(502, 0, ErrorKind.Query)]
    [InlineData(403, 0, ErrorKind.Wait)]
    [InlineData(404, 0, ErrorKind.Fix)]
    [InlineData(400, -7777, ErrorKind.Fix)]
    [InlineData(500, -7777, ErrorKind.Query)]
    public void A_code_says_what_to_do(int status, int code, ErrorKind kind) => new BinanceError(status, code, "").Kind.ShouldBe(kind);

    [NeedsReferenceDataFact]
    public void No_documented_code_is_mistaken_for_success_or_for_a_reason_to_send_again_blindly()
    {
        var codes = File.ReadLines(SharedData.Path("wire", "error-codes.csv")).Skip(1)
            .Select(line => int.Parse(line.Split(',')[0], System.Globalization.CultureInfo.InvariantCulture)).ToList();

        codes.Count.ShouldBeGreaterThan(90);
        codes.Where(code => new BinanceError(400, code, "").Kind == ErrorKind.AlreadySo).ShouldBe([-2035, -2036], ignoreOrder: true);
    }

    [Fact]
    public void An_answer_that_is_no_error_body_keeps_its_status()
    {
        var error = BinanceError.Read(502, "<html>bad gateway</html>"u8, null);

        (error.Name, error.Kind).ShouldBe(("HTTP 502", ErrorKind.Query));
    }
}
