namespace Actors.Exchanges.Simulator;

/// <summary>What an account has of an asset. The crowd's may be below zero: it owes the market what it made up.</summary>
sealed class Balance(Account account, string asset)
{
    public Account Account { get; } = account;
    public string Asset { get; } = asset;
    public decimal Free { get; set; }
    public decimal Locked { get; set; }

    /// <summary>Touched since the account's position was told last.</summary>
    public bool IsTouched { get; set; }
}

/// <summary>Fractions of what is received.</summary>
public sealed record CommissionRates(decimal Maker, decimal Taker, decimal Buyer, decimal Seller)
{
    public static CommissionRates Free { get; } = new(0, 0, 0, 0);
    public static CommissionRates Usual { get; } = new(0.001m, 0.001m, 0, 0);

    public decimal Of(bool isMaker, bool isBuyer) => (isMaker ? Maker : Taker) + (isBuyer ? Buyer : Seller);
}
