namespace Actors.Exchanges.Simulator;

public sealed partial class Exchange
{
    public Answer<PlacedOrder> Place(Account account, NewOrder order, long now) =>
        At(account, order.Symbol) is not { } at ? Rejection.UnknownSymbol : Done(desk.Place(at, order, now), now);

    /// <summary>Whether the order is valid: its shape, and the filters. What the engine would say of it nobody knows before it is placed.</summary>
    /// <returns>Null when it is.</returns>
    public Rejection? Test(Account account, NewOrder order, long now) =>
        At(account, order.Symbol) is not { } at ? Rejection.UnknownSymbol : desk.Test(at, order, now);

    public Answer<PlacedList> PlaceList(Account account, NewOrderList list, long now) =>
        At(account, list.Legs[0].Symbol) is not { } at ? Rejection.UnknownSymbol : Done(desk.PlaceList(at, list, now), now);

    public Answer<Cancellation> Cancel(Account account, CancelOrder cancel, long now) =>
        At(account, cancel.Order.Symbol) is not { } at ? Rejection.UnknownSymbol : Done(cancels.Cancel(at, cancel, now), now);

    /// <param name="newClientId">The cancel's own id.</param>
    public Answer<CanceledList> CancelList(
        Account account, string symbol, long? listId, string? clientListId, string? newClientId, long now) =>
        At(account, symbol) is not { } at ? Rejection.UnknownSymbol
            : Done(cancels.CancelList(at, listId, clientListId, newClientId, now), now);

    /// <summary>Cancels all open orders of a symbol.</summary>
    public Answer<IReadOnlyList<Cancellation>> CancelAll(Account account, string symbol, long now) =>
        At(account, symbol) is not { } at ? Rejection.UnknownSymbol : Done(cancels.CancelAll(at, now), now);

    /// <summary>
    /// Cancels one order and places another. An order that could not be placed for its shape or by the filters leaves the
    /// first one alone; one that the engine refuses later does not bring it back.
    /// </summary>
    /// <param name="stopOnFailure">Do not place anything when the cancel fails.</param>
    public Answer<CancelReplaceResult> CancelReplace(
        Account account, CancelOrder cancel, NewOrder order, bool stopOnFailure, long now)
    {
        if (At(account, order.Symbol) is not { } at)
            return Rejection.UnknownSymbol;
        if (!at.Market.Rules.CancelReplaceAllowed)
            return Rejection.Refused("Order cancel-replace is not supported for this symbol.");
        if (desk.CheckValues(at, order, now) is { } invalid)
            return invalid;
        var canceled = cancels.Cancel(at, cancel, now);
        if (!canceled.IsOk && stopOnFailure)
            return Done<CancelReplaceResult>(new CancelReplaceResult(null, canceled.Rejection, null, null, true), now);
        var placed = desk.Place(at, order, now);
        return Done<CancelReplaceResult>(
            new CancelReplaceResult(canceled.Value, canceled.Rejection, placed.Value, placed.Rejection, false), now);
    }

    /// <summary>Lowers the quantity of an open order, which keeps its place in the queue.</summary>
    /// <param name="newQuantity">The whole quantity, what has been executed included.</param>
    public Answer<AmendedOrder> AmendKeepPriority(
        Account account, OrderRef order, decimal newQuantity, string? newClientId, long now) =>
        At(account, order.Symbol) is not { } at ? Rejection.UnknownSymbol
            : Done(cancels.Amend(at, order, newQuantity, newClientId, now), now);

    /// <summary>Opens or closes a symbol. Orders stay as they are.</summary>
    public void SetStatus(Market market, SymbolStatus status)
    {
        market.Status = status;
        events.SymbolChanged(market);
    }

    /// <summary>New rules hold for what is placed from now on; orders that stand are left alone.</summary>
    public void ChangeRules(Market market, SymbolRules rules)
    {
        if (rules.Symbol != market.Rules.Symbol || rules.BaseAsset != market.Rules.BaseAsset
            || rules.QuoteAsset != market.Rules.QuoteAsset)
            throw new Actors.Domain.DomainFault($"the rules of {market.Rules.Symbol} cannot become those of {rules.Symbol}");
        market.Rules = rules;
        events.SymbolChanged(market);
    }

    /// <summary>
    /// As the testnet's monthly wipe: orders, trades and balances of every account are gone without a word; the accounts
    /// and the market stay.
    /// </summary>
    public void Wipe(long now)
    {
        foreach (var account in accounts.Where(account => !account.IsCrowd))
        {
            foreach (var order in account.Markets.SelectMany(at => at.Open))
            {
                order.Market.Triggers.Remove(order);
                order.Market.Book.Remove(order, now);
                order.Status = SpotOrderStatus.Canceled;
            }
            account.Forget();
        }
        clearing.Forget();
    }

    Answer<T> Done<T>(Answer<T> answer, long now)
        where T : class
    {
        clearing.Flush(now);
        return answer;
    }

    AccountAtMarket? At(Account account, string symbol) => Find(symbol) is { } market ? account.At(market) : null;
}
