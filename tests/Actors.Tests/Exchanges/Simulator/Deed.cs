using Actors.Domain;
using Actors.Exchanges.Simulator;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Exchanges.Simulator;

/// <summary>One random command, all of it drawn from one number, so that a failing run shrinks to few commands.</summary>
sealed class Deed(int number)
{
    readonly Random random = new(number);

    public static Arbitrary<int[]> Sequences(int longest) => Arb.From(
        Gen.Choose(1, longest).SelectMany(count => Gen.Choose(0, int.MaxValue - 1).ArrayOf(count)),
        numbers => Enumerable.Range(0, numbers.Length).Select(drop => numbers.Where((_, at) => at != drop).ToArray()));

    public static Account Who(Exchange exchange, int number) => exchange.Accounts[1 + (number % (exchange.Accounts.Count - 1))];

    public void Do(Exchange exchange, long now)
    {
        var market = exchange.Markets[0];
        var account = Who(exchange, random.Next(100));
        switch (random.Next(20))
        {
            case < 10:
                exchange.Place(account, Order(AnySide()), now);
                break;
            case < 13:
                exchange.PlaceList(account, List(market.LastPrice == 0 ? 100 : market.LastPrice), now);
                break;
            case < 15:
                exchange.Cancel(account, new(AnyOrder(exchange, account)), now);
                break;
            case 15:
                exchange.AmendKeepPriority(account, AnyOrder(exchange, account), Quantity(), null, now);
                break;
            case 16:
                exchange.CancelReplace(account, new(AnyOrder(exchange, account)), Order(AnySide()), random.Next(2) == 0, now);
                break;
            case 17:
                exchange.CancelList(account, Floor.Symbol, random.Next(1, 8), null, null, now);
                break;
            case 18:
                exchange.SetStatus(market, random.Next(3) == 0 ? SymbolStatus.Halt : SymbolStatus.Trading);
                break;
            default:
                if (random.Next(4) == 0)
                    exchange.CancelAll(account, Floor.Symbol, now);
                exchange.Advance(now);
                break;
        }
    }

    /// <summary>A plain order of the kinds that a naive book knows.</summary>
    public NewOrder Plain()
    {
        var side = AnySide();
        return random.Next(6) switch
        {
            0 => Floor.AtMarket(side, Quantity()),
            1 => Floor.Limit(side, Price(), Quantity()) with { TimeInForce = TimeInForce.ImmediateOrCancel },
            2 => Floor.Limit(side, Price(), Quantity()) with { TimeInForce = TimeInForce.FillOrKill },
            3 => new(Floor.Symbol, side, SpotOrderType.LimitMaker) { Price = Price(), Quantity = Quantity() },
            _ => Floor.Limit(side, Price(), Quantity()),
        };
    }

    public bool Cancels => random.Next(4) == 0;

    public int Next(int below) => random.Next(below);

    Side AnySide() => random.Next(2) == 0 ? Side.Buy : Side.Sell;

    decimal Price() => 95 + (random.Next(21) * 0.5m);

    decimal Quantity() => random.Next(1, 40) / 10m;

    OrderRef AnyOrder(Exchange exchange, Account account)
    {
        var open = exchange.OpenOrders(account, Floor.Symbol);
        return new(Floor.Symbol, open.Count > 0 && random.Next(5) > 0 ? open[random.Next(open.Count)].OrderId : random.Next(1, 30), null);
    }

    NewOrder Order(Side side)
    {
        var mode = random.Next(3) == 0 ? (SelfTradePrevention?)null : (SelfTradePrevention)random.Next(6);
        var kind = random.Next(12);
        var order = kind switch
        {
            < 5 => Floor.Limit(side, Price(), Quantity()),
            5 => Floor.AtMarket(side, Quantity()),
            6 => new(Floor.Symbol, side, SpotOrderType.Market) { QuoteQuantity = random.Next(1, 500) },
            7 => new(Floor.Symbol, side, SpotOrderType.LimitMaker) { Price = Price(), Quantity = Quantity() },
            8 => Contingent(side, random.Next(2) == 0 ? SpotOrderType.StopLoss : SpotOrderType.TakeProfit),
            9 => Contingent(side, random.Next(2) == 0 ? SpotOrderType.StopLossLimit : SpotOrderType.TakeProfitLimit),
            10 => Floor.Limit(side, Price(), 1 + Quantity()) with { IcebergQuantity = 0.5m },
            _ => Floor.Limit(side, 0, Quantity()) with { Price = null, Peg = PegPrice.Primary },
        };
        if (order is { Type: SpotOrderType.Limit, IcebergQuantity: null, Peg: null })
            order = order with { TimeInForce = (TimeInForce)Math.Max(0, random.Next(5) - 2) };
        return order with { SelfTradePrevention = mode };
    }

    NewOrder Contingent(Side side, SpotOrderType type) => new(Floor.Symbol, side, type)
    {
        Quantity = Quantity(),
        StopPrice = Price(),
        Price = type.HasPrice() ? Price() : null,
        TimeInForce = type.HasPrice() ? TimeInForce.GoodTillCanceled : null,
        TrailingDelta = random.Next(3) == 0 ? random.Next(50, 300) : null,
    };

    NewOrderList List(decimal last)
    {
        var side = AnySide();
        var quantity = Quantity();
        var working = Floor.Limit(random.Next(3) > 0 ? Side.Buy : side, Price(), quantity);
        return random.Next(5) switch
        {
            0 => new NewOrderList.Oto(working, Order(side) with { QuoteQuantity = null, Quantity = Quantity(), IcebergQuantity = null }),
            1 => Otoco(side == Side.Buy ? Side.Sell : side, false),
            2 => Otoco(Side.Sell, true),
            3 => new NewOrderList.Oto(working, Contingent(Side.Sell, SpotOrderType.StopLoss) with { Quantity = null }, true),
            _ => new NewOrderList.Oco(Above(side, last, quantity), Below(side, last, quantity)),
        };

        NewOrderList Otoco(Side exit, bool paid) => new NewOrderList.Otoco(
            working, Above(exit, last, paid ? null : quantity), Below(exit, last, paid ? null : quantity), paid);
    }

    NewOrder Above(Side side, decimal last, decimal? quantity) => side == Side.Sell
        ? new(Floor.Symbol, side, SpotOrderType.LimitMaker) { Price = last + random.Next(1, 8), Quantity = quantity }
        : new(Floor.Symbol, side, SpotOrderType.StopLoss) { StopPrice = last + random.Next(1, 8), Quantity = quantity };

    NewOrder Below(Side side, decimal last, decimal? quantity) => side == Side.Buy
        ? new(Floor.Symbol, side, SpotOrderType.LimitMaker) { Price = last - random.Next(1, 8), Quantity = quantity }
        : new(Floor.Symbol, side, SpotOrderType.StopLossLimit)
        {
            StopPrice = last - random.Next(1, 5), Price = last - random.Next(1, 9), Quantity = quantity,
            TimeInForce = TimeInForce.GoodTillCanceled,
        };
}
