namespace Actors.Exchanges.Simulator;

/// <summary>Moves balances: holds back, gives back, pays, takes commissions. Tells positions at the end of a command.</summary>
sealed class Clearing(IExchangeEvents events)
{
    readonly SortedDictionary<string, decimal> commissions = new(StringComparer.Ordinal);
    readonly List<Account> touched = [];

    /// <summary>All that was ever taken, by asset.</summary>
    public IReadOnlyDictionary<string, decimal> Commissions => commissions;

    public static bool CanLock(Balance balance, decimal amount) => balance.Account.IsCrowd || balance.Free >= amount;

    public void Lock(Balance balance, decimal amount)
    {
        balance.Free -= amount;
        balance.Locked += amount;
        Touch(balance);
    }

    public void Unlock(Balance balance, decimal amount) => Lock(balance, -amount);

    /// <summary>Brings what an order holds back to what it needs.</summary>
    public void Hold(Order order, decimal amount)
    {
        if (order.Owner.IsCrowd || amount == order.Locked)
            return;
        Lock(order.Pays, amount - order.Locked);
        order.Locked = amount;
    }

    /// <summary>One side of a trade. Answers the commission.</summary>
    public decimal Settle(Order order, decimal price, decimal quantity, bool isMaker)
    {
        var quote = price * quantity;
        var (pays, receives) = order.IsBuy ? (quote, quantity) : (quantity, quote);
        if (order.Owner.IsCrowd)
        {
            order.Pays.Free -= pays;
            order.Receives.Free += receives;
            return 0;
        }
        // What was held back for this part goes with it; a better price than the limit leaves a rest.
        var held = Math.Min(order.Locked, order.IsBuy ? order.UnitCost * quantity : quantity);
        order.Locked -= held;
        order.Pays.Locked -= held;
        order.Pays.Free += held - pays;
        var commission = Truncate(receives * order.Owner.Commissions.Of(isMaker, order.IsBuy));
        order.Receives.Free += receives - commission;
        if (commission != 0)
            commissions[order.Receives.Asset] = commissions.GetValueOrDefault(order.Receives.Asset) + commission;
        Touch(order.Pays);
        Touch(order.Receives);
        return commission;
    }

    /// <summary>Moves a prevented match between two accounts of one trade group.</summary>
    public void Transfer(Order buyer, Order seller, decimal price, decimal quantity)
    {
        Move(seller.Holder.Base, buyer.Holder.Base, quantity);
        Move(buyer.Holder.Quote, seller.Holder.Quote, price * quantity);
    }

    public void Deposit(Account account, string asset, decimal amount, long now)
    {
        var balance = account.Balance(asset);
        balance.Free += amount;
        Touch(balance);
        events.BalanceUpdated(account, asset, amount, now);
    }

    /// <summary>Tells every account that was touched how it stands.</summary>
    public void Flush(long now)
    {
        if (touched.Count == 0)
            return;
        foreach (var account in touched)
        {
            var views = new BalanceView[account.Touched.Count];
            for (var i = 0; i < views.Length; i++)
            {
                var balance = account.Touched[i];
                balance.IsTouched = false;
                views[i] = new(balance.Asset, balance.Free, balance.Locked);
            }
            account.Touched.Clear();
            account.UpdateTime = now;
            events.PositionChanged(account, views, now);
        }
        touched.Clear();
    }

    public void Forget()
    {
        commissions.Clear();
        touched.Clear();
    }

    void Move(Balance from, Balance to, decimal amount)
    {
        from.Free -= amount;
        to.Free += amount;
        Touch(from);
        Touch(to);
    }

    void Touch(Balance balance)
    {
        if (balance.IsTouched || balance.Account.IsCrowd)
            return;
        balance.IsTouched = true;
        if (balance.Account.Touched.Count == 0)
            touched.Add(balance.Account);
        balance.Account.Touched.Add(balance);
    }

    static decimal Truncate(decimal amount) => decimal.Round(amount, SymbolRules.Precision, MidpointRounding.ToZero);
}
