using System.Globalization;
using Actors.Domain;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance.Orders;

/// <summary>What is told becomes reports.</summary>
sealed partial class OrderDesk
{
    public void Take(ExecutionReport report)
    {
        lock (gate)
        {
            if (report.TradeId >= 0)
                SawTrade(report.Symbol, report.TradeId);
            if (!Symbol.IsValid(report.Symbol))
                return;                                         // nothing of ours can be in a symbol that we cannot name
            if (!IsOurs(report.Symbol, report.PlacedAs))
            {
                if (VenueOrders.Of(report) is { } foreign)
                    Foreign?.Invoke(foreign);
                return;
            }
            var order = Note(report.Symbol, report.PlacedAs);
            Knows(order, report.OrderId);
            if (!order.SawExecution(report.OrderId, report.ExecutionId))
                return;
            var at = VenueOrders.At(report.Time);
            if (report.Execution == ExecutionType.Rejected)
            {
                End(order, new VenueReport.Rejected(order.Id, report.RejectReason, $"the venue refused it: {report.RejectReason}", at));
                return;
            }
            Open(order, report.Type, report.TrailingDelta, report.Quantity, report.Price, report.StopPrice, report.Created);
            if (report.Execution == ExecutionType.New && report.IsWorking)
                Trigger(order, report.Type, report.StopPrice, at);
            if (report.LastQuantity > 0 && report.TradeId >= 0)
                Fill(order, FillOf(report));
            Over(order, report.Status, report.ExpiryReason ?? report.RejectReason, report.Cumulative, at);
        }
    }

    /// <summary>What REST says of an order, with its trades in the order of their ids.</summary>
    /// <returns>False where the trades are not all there yet that the order says it has.</returns>
    public bool Take(WireOrder told, IReadOnlyList<OrderFill> fills)
    {
        lock (gate)
        {
            var order = Note(told.Symbol, told.PlacedAs);
            Knows(order, told.OrderId);
            Open(order, told.Type, told.TrailingDelta, told.OrigQty, told.Price, told.StopPrice, told.Created);
            foreach (var fill in fills)
            {
                SawTrade(told.Symbol, fill.TradeId);
                Fill(order, fill);
            }
            if ((fills.Count == 0 ? 0 : fills[^1].Total) < told.ExecutedQty)
                return false;
            Over(order, told.Status, told.ExpiryReason ?? "", told.ExecutedQty, VenueOrders.At(told.Updated));
            return true;
        }
    }

    /// <summary>The report of a fill, also of one that was reported before.</summary>
    public VenueReport.Filled ReportOf(Symbol symbol, ClientOrderId id, in OrderFill fill)
    {
        var (fee, baseFee) = commissions.Of(symbol, fill.Side, fill.Price, fill.Commission, fill.CommissionAsset);
        var at = VenueOrders.At(fill.Time);
        return new(
            id, fill.TradeId.ToString(CultureInfo.InvariantCulture), new(fill.Quantity), new(fill.Price), fee,
            fill.IsMaker ? Liquidity.Maker : Liquidity.Taker, default, fill.IsLast, at, at)
        {
            Total = new(fill.Total), BaseFee = baseFee,
        };
    }

    void Open(
        WorkingOrder order, WireOrderType type, int? trailing, decimal quantity, decimal price, decimal stop, long created)
    {
        if (order.IsOpened || OrderNames.EntryOf(order.Id) is not { } entry || quantity <= 0)
            return;
        order.IsOpened = true;
        var stands = stop > 0 ? stop : price;
        Reports?.Invoke(new VenueReport.LegOpened(
            order.Id, entry, VenueOrders.TypeOf(type, trailing), new(quantity), VenueOrders.PriceOf(stands), trailing,
            VenueOrders.At(created)));
    }

    void Trigger(WorkingOrder order, WireOrderType type, decimal stop, DateTimeOffset at)
    {
        var waits = type is WireOrderType.StopLoss or WireOrderType.StopLossLimit or WireOrderType.TakeProfit
            or WireOrderType.TakeProfitLimit;
        if (!waits || order.IsTriggered || VenueOrders.PriceOf(stop) is not { } price)
            return;
        order.IsTriggered = true;
        Reports?.Invoke(new VenueReport.Triggered(order.Id, price, at));
    }

    void Fill(WorkingOrder order, in OrderFill fill)
    {
        if (fill.Price <= 0 || fill.Quantity <= 0)
        {
            notice($"trade {fill.TradeId} of order {order.Name} makes no sense: {fill.Quantity} at {fill.Price}");
            return;
        }
        if (order.Book(fill))
            Reports?.Invoke(ReportOf(new(order.Symbol), order.Id, fill));
    }

    void Over(WorkingOrder order, WireStatus status, string reason, decimal executed, DateTimeOffset at)
    {
        VenueReport.Cancelled Cancelled(string why) => new(order.Id, why, at) { Total = new(executed) };

        if (!status.IsOver() || order.HasEnded)
            return;
        End(order, status switch
        {
            WireStatus.Filled => null,                          // its last fill said so
            WireStatus.Rejected => new VenueReport.Rejected(order.Id, reason, "the venue refused it", at),
            WireStatus.Canceled => Cancelled("cancelled at the venue"),
            WireStatus.ExpiredInMatch => Cancelled("it would have traded with ourselves"),
            _ => Cancelled(reason is "" or "NONE" ? "expired" : $"expired: {reason}"),
        });
    }

    void End(WorkingOrder order, VenueReport? report)
    {
        if (order.HasEnded)
            return;
        order.HasEnded = true;
        ended.Enqueue((order.Symbol, order.Name));
        if (ended.Count > EndedKept && orders.Remove(ended.Dequeue(), out var oldest))
            names.Remove((oldest.Symbol, oldest.OrderId));
        if (report is not null)
            Reports?.Invoke(report);
    }

    static OrderFill FillOf(ExecutionReport report) => new(
        report.TradeId, report.Side, report.LastQuantity, report.LastPrice, report.Commission, report.CommissionAsset,
        report.IsMaker, report.Time, report.Cumulative, report.Status == WireStatus.Filled);
}
