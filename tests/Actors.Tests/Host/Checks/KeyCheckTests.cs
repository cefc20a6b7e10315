using System.Text;
using System.Text.Json;
using Actors.Exchanges.Binance.Wire;
using Actors.Host.Checks;
using Actors.Host.Live;
using Actors.Host.Settings;

namespace Actors.Tests.Host.Checks;

/// <summary>What the real exchange tells of a key, which no test can ask.</summary>
public sealed class KeyCheckTests
{
    static readonly WireAccount Rich = new(true, [new("USDT", 1_000, 0)]);

    [Fact]
    public void A_key_that_can_trade_alone_is_good() =>
        KeyChecks.Of(Rich, Told(withdraw: false, trade: true, bound: true), Plan()).ShouldAllBe(one => one.Verdict == Verdict.Good);

    [Theory]
    [InlineData(true, true, true, Verdict.Bad, "switch 'Enable Withdrawals' off for this key at the exchange: the engine never needs it, and a thief does")]
    [InlineData(false, false, true, Verdict.Bad, "switch 'Enable Spot & Margin Trading' on for this key at the exchange")]
    [InlineData(false, true, false, Verdict.Warning, "restrict the key at the exchange to the address of this machine")]
    public void A_key_that_can_too_much_or_too_little_is_found(bool withdraw, bool trade, bool bound, object verdict, string fix)
    {
        var found = KeyChecks.Of(Rich, Told(withdraw, trade, bound), Plan()).Where(one => one.Verdict != Verdict.Good).ShouldHaveSingleItem();

        (found.Check, found.Verdict, found.Fix).ShouldBe(("key", (Verdict)verdict, fix));
    }

    [Fact]
    public void An_account_that_may_not_trade_is_found() =>
        KeyChecks.Of(Rich with { CanTrade = false }, null, Plan())[0].Fix.ShouldBe(
            "lift the restriction of the account at the exchange, which says there what it waits for");

    static WireKeyPermissions Told(bool withdraw, bool trade, bool bound)
    {
        var text = $$"""
            {"ipRestrict":{{Word(bound)}},"createTime":1698645219000,"enableReading":true,"enableWithdrawals":{{Word(withdraw)}},
            "enableInternalTransfer":false,"enableMargin":false,"enableFutures":false,"permitsUniversalTransfer":false,
            "enableVanillaOptions":false,"enableFixApiTrade":false,"enableFixReadOnly":true,"enableSpotAndMarginTrading":{{Word(trade)}},
            "enablePortfolioMarginTrading":true}
            """;
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        json.Read();
        return WireKeyPermissions.Parse(ref json);
    }

    static string Word(bool value) => value ? "true" : "false";

    static RunPlan Plan() => RunPlan.Read(
        EffectiveConfig.Load(null, [], ["account.cash=100", "risk.sizing=\"quote:50\"", "strategies.BTCUSDT.1m.ema-cross {}"]),
        new([], [], [], [], [], []), static _ => null);
}
