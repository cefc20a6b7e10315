using Actors.Domain;
using Actors.Exchanges.Simulator;
using Actors.Tests.Exchanges.Paper;
using Actors.Tests.Exchanges.Simulator;

namespace Actors.Tests.Exchanges.Parity;

/// <summary>An order, with the legs that shall stand once it has filled, in the words of both venues.</summary>
/// <param name="At">Reaches the market once this candle has opened.</param>
sealed record Asked(
    int At, Side Side, OrderType Type, decimal? Limit = null, decimal? Trigger = null, int? TrailingBps = null,
    decimal? Stop = null, decimal? Target = null, int? LegBps = null)
{
    public const decimal Quantity = 2;

    public bool HasLegs => Stop is not null || Target is not null || LegBps is not null;

    public OrderIntent Intent => Scene.Intent(
        Side, Type, Scene.Base(Quantity), Limit, Trigger, TrailingBps, HasLegs ? Scene.Legs(Stop, Target, LegBps) : null, Names.Entry);

    public NewOrder Order => new(Floor.Symbol, Side, Type switch
    {
        OrderType.Market => SpotOrderType.Market,
        OrderType.Limit => SpotOrderType.Limit,
        OrderType.StopLimit => SpotOrderType.StopLossLimit,
        OrderType.TakeProfit => SpotOrderType.TakeProfit,
        _ => SpotOrderType.StopLoss,
    })
    {
        Quantity = Quantity, Price = Limit, StopPrice = Trigger, TrailingDelta = TrailingBps, ClientOrderId = Names.Entry,
        TimeInForce = Limit is null ? null : TimeInForce.GoodTillCanceled,
    };

    /// <summary>One leg by itself, or null where there are two.</summary>
    public NewOrder? OnlyLeg => Target is null ? StopLeg : Stop is null && LegBps is null ? TargetLeg(SpotOrderType.Limit) : null;

    public NewOrderList Pair => Side == Side.Buy
        ? new NewOrderList.Oco(TargetLeg(SpotOrderType.LimitMaker), StopLeg)
        : new NewOrderList.Oco(StopLeg, TargetLeg(SpotOrderType.LimitMaker));

    /// <summary>The price at which an order of the account comes to stand, or null where it takes any.</summary>
    public decimal? LimitOf(string order) => order == Names.Target ? Target : order == Names.Entry ? Limit : null;

    public Side SideOf(string order) => order == Names.Entry ? Side : Other;

    Side Other => Side == Side.Buy ? Side.Sell : Side.Buy;

    NewOrder StopLeg => new(Floor.Symbol, Other, SpotOrderType.StopLoss)
    {
        Quantity = Quantity, StopPrice = Stop, TrailingDelta = LegBps, ClientOrderId = Names.Stop,
    };

    NewOrder TargetLeg(SpotOrderType type) => new(Floor.Symbol, Other, type)
    {
        Quantity = Quantity, Price = Target, ClientOrderId = Names.Target,
        TimeInForce = type == SpotOrderType.Limit ? TimeInForce.GoodTillCanceled : null,
    };
}

static class Names
{
    public const string Entry = "a", Stop = "a-s", Target = "a-t";
}

/// <summary>A fill, as one of the venues told it.</summary>
/// <param name="Seen">The last price of the market.</param>
/// <param name="IsTaker">Took what stood there; else it stood there itself.</param>
sealed record Fill(string Order, int Candle, decimal Quantity, decimal Price, decimal Seen, bool IsTaker);
