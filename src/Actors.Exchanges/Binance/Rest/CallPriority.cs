namespace Actors.Exchanges.Binance.Rest;

/// <summary>Whose request goes first when the budget is short.</summary>
public enum CallPriority
{
    /// <summary>Cancels and protective orders.</summary>
    Protection,
    /// <summary>Entries and exits.</summary>
    Trading,
    /// <summary>What settles the state of orders.</summary>
    Account,
    /// <summary>Market data, which leaves a share of the budget to the others.</summary>
    Market,
}
