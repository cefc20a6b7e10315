using Actors.Decisions.Risk;
using Actors.Domain;
using FsCheck;
using FsCheck.Fluent;
using static Actors.Tests.Decisions.Risk.RiskCases;

namespace Actors.Tests.Decisions.Risk;

/// <summary>What holds for every account and order, at the reference price.</summary>
public class RiskLaws
{
    static readonly Gen<decimal> Amount =
        Gen.OneOf(Gen.Choose(0, 2_000_000), Gen.Choose(99_900, 100_100)).Select(cents => cents / 100m);

    // Mostly sound accounts near their limits, so that every rule has its turn to be the first that is broken.
    static readonly Gen<AccountView> Accounts =
        from equity in Amount
        from cash in Gen.Elements(equity, equity / 2, 100)
        from peakPercent in Gen.Elements(100, 101, 124, 125, 126)
        from dayPercent in Gen.Elements(98, 100, 105, 106)
        from heldPercent in Gen.Elements(0, 0, 5, 49, 50, 51)
        from symbolPercent in Gen.Choose(0, 100)
        from open in Gen.Choose(0, 4)
        let held = equity * heldPercent / 100
        select Account(
            cash, equity, equity * peakPercent / 100, equity * dayPercent / 100, held, held * symbolPercent / 100, open);

    static readonly Gen<OrderIntent> Entries =
        from amount in Gen.OneOf(Amount, Gen.Choose(0, 2_000).Select(cents => cents / 100m))
        from feesIncluded in Gen.Elements(true, false)
        from inBase in Gen.Elements(true, false)
        select inBase ? Intent(new OrderSize.Base(new(amount / 100))) : Entry(amount, feesIncluded);

    static readonly RiskLimits Limits = new()
    {
        MaxDailyLoss = 5,
        MaxDrawdown = 20,
        MaxOpenOrders = 3,
        MaxPosition = new(1_000),
        MaxExposure = new(5_000),
        MaxExposurePercent = 50,
        MinNotional = new(10),
    };

    const decimal Fee = 0.001m;

    /// <summary>The limit of each rule as a plain sentence, written apart from the rules.</summary>
    static bool Broken(string code, OrderIntent intent, AccountView now)
    {
        var value = intent.Notional.Value;
        return code switch
        {
            "max-daily-loss" => now.DayStartEquity.Value > 0 && now.Equity.Value <= now.DayStartEquity.Value * 0.95m,
            "max-drawdown" => now.PeakEquity.Value > 0 && now.Equity.Value <= now.PeakEquity.Value * 0.80m,
            "max-open-orders" => now.OpenOrders + 1 > 3,
            "max-position" => now.SymbolExposure.Value + value > 1_000,
            "max-exposure" => now.Exposure.Value + value > 5_000,
            "max-exposure-percent" => now.Exposure.Value + value > now.Equity.Value / 2,
            "below-min-notional" => value < 10,
            "insufficient-cash" =>
                value + (intent.Size is OrderSize.Quote { FeesIncluded: true } ? 0 : value * Fee) > now.Cash.Value,
            _ => throw new InvalidOperationException($"no law for {code}"),
        };
    }

    [Fact]
    public void An_order_is_approved_when_it_breaks_no_limit_and_refused_for_the_first_that_it_breaks()
    {
        var rules = RiskRules.From(Limits, Fee);
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        Prop.ForAll(Accounts.Zip(Entries).ToArbitrary(), pair =>
        {
            var (account, intent) = pair;
            var (approved, refused) = ApprovedOrder.Review(intent, account, rules);
            var broken = rules.FirstOrDefault(rule => Broken(rule.Code, intent, account))?.Code;

            seen.Add(refused?.Code ?? "approved");
            refused?.Code.ShouldBe(broken);
            (approved is null).ShouldBe(broken is not null);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
        seen.Contains("approved").ShouldBeTrue();
        seen.Count.ShouldBe(rules.Count + 1, string.Join(", ", seen));
    }

    static readonly Gen<(SizingRequest Request, string Sizing)> Requests =
        from account in Accounts
        from price in Gen.Choose(1, 50_000)
        from distance in Gen.Choose(1, 999)
        from fee in Gen.Elements(0m, 0.0004m, 0.001m, 0.01m)
        from number in Gen.Choose(1, 1_000)
        from kind in Gen.Elements("risk", "percent", "all-in", "quote", "fixed")
        let reference = price / 10m
        let stop = (double)reference * (1 - distance / 1000.0)
        let signal = new Signal(SignalKind.EnterLong, "test", Stop: stop)
        select (new SizingRequest(signal, new(reference), account, fee),
            kind == "all-in" ? kind : $"{kind}:{number / 10m}");

    [Fact]
    public void A_sized_order_keeps_the_instruments_limits_its_cash_and_its_risk()
    {
        var sized = 0;
        Prop.ForAll(Requests.ToArbitrary(), one =>
        {
            var (request, text) = one;
            var (size, refused) = Sizing.Parse(text).For(request);
            (size is null).ShouldBe(refused is not null);
            if (size is null)
                return;
            sized++;
            var (price, fee, account) = (request.Reference.Value, request.FeeRate, request.Account);
            var quantity = size switch
            {
                OrderSize.Base some => some.Quantity.Value,
                OrderSize.Quote { FeesIncluded: true } some => Filtered.RoundDown(some.Amount.Value / (price * (1 + fee))).Value,
                OrderSize.Quote some => Filtered.RoundDown(some.Amount.Value / price).Value,
                _ => throw new InvalidOperationException(),
            };
            quantity.ShouldBeInRange(Filtered.MinQuantity.Value, Filtered.MaxQuantity.Value);
            (quantity % Filtered.QuantityStep).ShouldBe(0);
            (quantity * price).ShouldBeGreaterThanOrEqualTo(Filtered.MinNotional.Value);

            var sizing = Sizing.Parse(text);
            if (sizing is AllIn or PercentOfEquity or RiskPerTrade)
                (quantity * price * (1 + fee)).ShouldBeLessThanOrEqualTo(account.Cash.Value);
            if (sizing is RiskPerTrade risk)
            {
                var stop = SignalPrices.Stop(request.Signal, Filtered)!.Value.Value;
                var loss = quantity * (price - stop) + quantity * (price + stop) * fee;
                loss.ShouldBeLessThanOrEqualTo(account.Equity.Value * risk.Percent / 100);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
        sized.ShouldBeGreaterThan(1_000);
    }
}
