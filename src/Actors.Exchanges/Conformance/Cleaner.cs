using Actors.Domain;

namespace Actors.Exchanges.Conformance;

/// <summary>Leaves the account as it was found: cancels what the run left open, and sells what it bought.</summary>
sealed class Cleaner(Bench bench)
{
    const int Rounds = 3;

    int cleaned;

    /// <summary>What it could not do is added to <see cref="Bench.Left"/>.</summary>
    public async Task Clean()
    {
        if (bench.AtStart is not { } start || bench.Orders.Count == cleaned)
            return;
        try
        {
            var venue = await bench.Venue();
            var account = await venue.Account();
            for (var round = 0; round < Rounds && Open(account).Count > 0; round++)
            {
                foreach (var order in Open(account))
                    await venue.Cancel(order.Id);
                account = await venue.Account();
            }
            bench.Left.AddRange(Open(account).Select(order => $"{order.Id} is still open"));
            await Sell(venue, Surplus(start, account));
        }
        catch (Exception fault) when (fault is ConformanceFault or VenueException or DomainFault)
        {
            bench.Left.Add(fault.Message);
        }
        cleaned = bench.Orders.Count;
    }

    IReadOnlyList<VenueOrder> Open(VenueAccount account) => [.. account.OpenOrders.Where(order => bench.Orders.Has(order.Id))];

    decimal Surplus(VenueAccount start, VenueAccount now) =>
        now.BalanceOf(bench.Market.BaseAsset).Total - start.BalanceOf(bench.Market.BaseAsset).Total;

    async Task Sell(VenueSession venue, decimal surplus)
    {
        var quantity = bench.Instrument.RoundDown(surplus);
        if (quantity.IsZero || quantity < bench.Instrument.MinQuantity)
            return;
        var price = await bench.Price();
        // Twenty percent above the least: its price is not known to the tick.
        if (price.Value * quantity.Value < bench.Instrument.MinNotional.Value * 1.2m)
            return;
        var sale = bench.Make.Market(Side.Sell, quantity, price);
        if (await venue.Place(sale) is not PlaceResult.Accepted)
            bench.Left.Add($"{quantity} {bench.Market.BaseAsset} could not be sold");
        else
            await venue.Filled(sale.Id);
    }
}
