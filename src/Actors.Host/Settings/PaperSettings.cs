using Actors.Domain;
using Actors.Exchanges.Paper;
using Actors.Runtime.Hocon;

namespace Actors.Host.Settings;

static class PaperSettings
{
    public static PaperOptions Read(Config root, Money cash)
    {
        var paper = root.GetConfig("paper");
        var options = new PaperOptions
        {
            Cash = cash,
            Fill = Setting.ReadChoice(root, "paper.fill",
                ("next-open", FillMode.NextOpen), ("close", FillMode.SameClose)),
            Path = Setting.ReadChoice(root, "paper.path", ("worst", IntrabarPath.Worst), ("best", IntrabarPath.Best)),
            Fees = new(Bps(root, "maker-fee-bps"), Bps(root, "taker-fee-bps")) { Tiers = Tiers(paper) },
            HalfSpreadBps = Bps(root, "half-spread-bps"),
            Slippage = Slippage(root),
            Impact = Impact(paper.GetConfig("impact")),
            MaxVolumeShare = Setting.ReadNumber(root, "paper.max-volume-share", 0, 1, "(0 for no limit)") is var share and not 0 ? share : null,
            LimitTouchProbability = Setting.ReadNumber(root, "paper.limit-touch-probability", 0, 1, ""),
            Seed = (ulong)Setting.ReadWhole(root, "paper.seed", 0, long.MaxValue, "(a seed)"),
        };
        return options.Fault is { } fault ? throw Setting.Wrong(root, "paper", new DomainFault(fault)) : options;
    }

    /// <summary>What a taker pays, as a share of the traded value.</summary>
    public static decimal TakerRate(PaperOptions options) => options.Fees.Rate(Liquidity.Taker, 0);

    static decimal Bps(Config root, string key) => Setting.ReadNumber(root, $"paper.{key}", 0, 9_999, "basis points");

    static IReadOnlyList<FeeTier> Tiers(Config paper) =>
        [.. paper.GetConfigList("fee-tiers").Select(tier => new FeeTier(
            new(tier.GetDecimal("volume")), tier.GetDecimal("maker-bps"), tier.GetDecimal("taker-bps")))];

    static SlippageModel Slippage(Config root)
    {
        var slippage = root.GetConfig("paper.slippage");
        return Setting.ReadChoice<SlippageModel>(root, "paper.slippage.model",
            ("fixed", new SlippageModel.FixedBps(Bps(root, "slippage.bps"))),
            ("volume-share", new SlippageModel.VolumeShare(slippage.GetDecimal("factor"), slippage.GetDecimal("limit"))),
            ("volatility", new SlippageModel.Volatility(slippage.GetDecimal("of-range"))));
    }

    static SquareRootImpact? Impact(Config impact) => impact.GetDecimal("coefficient") is var coefficient and not 0
        ? new(coefficient, impact.GetDecimal("threshold"))
        : null;
}
