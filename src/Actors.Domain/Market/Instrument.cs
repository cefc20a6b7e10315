namespace Actors.Domain;

/// <summary>
/// The venue's filters of a symbol. <paramref name="PriceTick"/> 0 means any price;
/// <paramref name="QuantityStep"/> is the smallest amount of the base asset.
/// </summary>
public sealed record Instrument(
    Symbol Symbol,
    decimal PriceTick,
    decimal QuantityStep,
    Quantity MinQuantity,
    Quantity MaxQuantity,
    Money MinNotional)
{
    /// <summary>The precision in which the assets are booked when a venue sets no step of its own.</summary>
    public const decimal AssetStep = 0.00000001m;

    /// <summary>An instrument without filters: quantities down to <see cref="AssetStep"/>, any price.</summary>
    public static Instrument Unfiltered(Symbol symbol) =>
        new(symbol, 0, AssetStep, Quantity.Zero, new(decimal.MaxValue), Money.Zero);

    /// <summary>The largest tradable quantity not above <paramref name="amount"/>.</summary>
    public Quantity RoundDown(decimal amount) =>
        amount <= 0 ? Quantity.Zero : new(decimal.Floor(amount / QuantityStep) * QuantityStep);

    /// <summary>The part of what is held that the venue takes: zero when it is less than its least.</summary>
    /// <param name="last">The last price known, for the least value; null leaves that out.</param>
    public Quantity Sellable(decimal held, Price? last)
    {
        var most = RoundDown(held);
        return most.IsZero || most < MinQuantity || (last is { } price && price * most < MinNotional) ? Quantity.Zero : most;
    }

    /// <summary>The tradable price nearest to <paramref name="price"/>; halves go away from zero.</summary>
    public Price RoundPrice(decimal price) => PriceTick == 0
        ? new(price)
        : new(Math.Max(PriceTick, Math.Round(price / PriceTick, MidpointRounding.AwayFromZero) * PriceTick));
}
