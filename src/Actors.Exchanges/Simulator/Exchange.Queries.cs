namespace Actors.Exchanges.Simulator;

public sealed partial class Exchange
{
    public Answer<OrderView> Order(Account account, OrderRef which)
    {
        if (At(account, which.Symbol) is not { } at)
            return Rejection.UnknownSymbol;
        var found = CancelDesk.Find(at, which, Rejection.OrderNotFound);
        return found.Value is { } order ? order.View() : found.Rejection!;
    }

    /// <param name="symbol">Null for all.</param>
    public IReadOnlyList<OrderView> OpenOrders(Account account, string? symbol) =>
        [.. Of(account, symbol).SelectMany(at => at.Open).Select(order => order.View())];

    /// <summary>Every order of a symbol, by numbers: all that ever were.</summary>
    public IReadOnlyList<OrderView> AllOrders(Account account, string symbol) =>
        [.. Of(account, symbol).SelectMany(at => at.Orders).Select(order => order.View())];

    /// <summary>The account's trades, by their ids.</summary>
    public IReadOnlyList<AccountTrade> Trades(Account account, string symbol) => [.. Of(account, symbol).SelectMany(at => at.Trades)];

    public IReadOnlyList<PreventedMatch> PreventedMatches(Account account, string symbol) =>
        [.. Of(account, symbol).SelectMany(at => at.Prevented)];

    public IReadOnlyList<Amendment> Amendments(Account account, string symbol, long orderId) =>
        [.. Of(account, symbol).SelectMany(at => at.Amendments).Where(amendment => amendment.OrderId == orderId)];

    /// <summary>Every list of the account in every symbol, by their ids.</summary>
    public IReadOnlyList<ListView> Lists(Account account, bool onlyOpen) =>
        [.. account.Markets.SelectMany(at => at.Lists).Where(list => !onlyOpen || list.IsOpen).OrderBy(list => list.Id).Select(list => list.View())];

    public Answer<ListView> List(Account account, long? listId, string? clientListId)
    {
        foreach (var at in account.Markets)
        {
            if ((clientListId is not null ? at.FindList(clientListId) : at.FindList(listId ?? 0)) is { } list)
                return list.View();
        }
        return new Rejection(-2018, "Order list does not exist.");
    }

    IEnumerable<AccountAtMarket> Of(Account account, string? symbol) => symbol is null ? account.Markets
        : Find(symbol) is { } market ? account.Markets.Where(at => at.Market == market)
        : [];
}
