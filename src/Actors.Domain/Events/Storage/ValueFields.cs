namespace Actors.Domain;

/// <summary>How the values are stored that events are made of; for snapshots too.</summary>
public static class ValueFields
{
    public static void Write(this ref FieldWriter to, Price value) =>
        to.Number(value.Value > 0 ? value.Value : throw new DomainFault($"a price is positive, was {value.Value}"));

    public static Price Price(this ref FieldReader from) => new(from.Number());

    public static void Write(this ref FieldWriter to, Price? value)
    {
        to.Flag(value is not null);
        if (value is { } there)
            to.Write(there);
    }

    public static Price? OptionalPrice(this ref FieldReader from) => from.Flag() ? from.Price() : null;

    public static void Write(this ref FieldWriter to, Quantity value) => to.Number(value.Value);

    public static Quantity Quantity(this ref FieldReader from) => new(from.Number());

    public static void Write(this ref FieldWriter to, Quantity? value)
    {
        to.Flag(value is not null);
        if (value is { } there)
            to.Write(there);
    }

    public static Quantity? OptionalQuantity(this ref FieldReader from) => from.Flag() ? from.Quantity() : null;

    public static void Write(this ref FieldWriter to, Money value) => to.Number(value.Value);

    public static Money Money(this ref FieldReader from) => new(from.Number());

    public static void Write(this ref FieldWriter to, Money? value)
    {
        to.Flag(value is not null);
        if (value is { } there)
            to.Write(there);
    }

    public static Money? OptionalMoney(this ref FieldReader from) => from.Flag() ? from.Money() : null;

    public static void Write(this ref FieldWriter to, decimal? value)
    {
        to.Flag(value is not null);
        if (value is { } there)
            to.Number(there);
    }

    public static decimal? OptionalNumber(this ref FieldReader from) => from.Flag() ? from.Number() : null;

    public static void Write(this ref FieldWriter to, double? value)
    {
        to.Flag(value is not null);
        if (value is { } there)
            to.Real(there);
    }

    public static double? OptionalReal(this ref FieldReader from) => from.Flag() ? from.Real() : null;

    public static void Write(this ref FieldWriter to, DateTimeOffset? value)
    {
        to.Flag(value is not null);
        if (value is { } there)
            to.Time(there);
    }

    public static DateTimeOffset? OptionalTime(this ref FieldReader from) => from.Flag() ? from.Time() : null;

    public static void Write(this ref FieldWriter to, ClientOrderId value) => to.Text(value.Value);

    public static ClientOrderId OrderId(this ref FieldReader from) => new(from.Text());

    public static void Write(this ref FieldWriter to, Symbol value) => to.Text(
        value.Name.Length > 0 ? value.Name : throw new DomainFault("a symbol has a name"));

    public static Symbol Symbol(this ref FieldReader from) => new(from.Text());

    public static void Write(this ref FieldWriter to, Timeframe value) => to.Integer(
        value.Duration > TimeSpan.Zero ? value.Duration.Ticks / TimeSpan.TicksPerSecond : throw new DomainFault("a timeframe has a length"));

    public static Timeframe Timeframe(this ref FieldReader from) => Domain.Timeframe.Of(TimeSpan.FromSeconds(from.Integer()));

    public static void Write(this ref FieldWriter to, StrategyKey value)
    {
        to.Text(value.Series.Exchange);
        to.Write(value.Series.Symbol);
        to.Write(value.Series.Timeframe);
        to.Text(value.Strategy);
    }

    public static StrategyKey StrategyKey(this ref FieldReader from) =>
        new(new(from.Text(), from.Symbol(), from.Timeframe()), from.Text());

    public static void Write(this ref FieldWriter to, Side value) => to.Kind(StoredKinds.Sides, value);

    public static Side Side(this ref FieldReader from) => from.Kind(StoredKinds.Sides);

    public static void Write(this ref FieldWriter to, OrderType value) => to.Kind(StoredKinds.OrderTypes, value);

    public static OrderType OrderType(this ref FieldReader from) => from.Kind(StoredKinds.OrderTypes);

    public static void Write(this ref FieldWriter to, TradingCosts value)
    {
        to.Write(value.Spread);
        to.Write(value.Slippage);
        to.Write(value.Impact);
    }

    public static TradingCosts Costs(this ref FieldReader from) => new(from.Money(), from.Money(), from.Money());
}
