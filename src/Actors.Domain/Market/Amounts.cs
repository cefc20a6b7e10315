using System.Globalization;

namespace Actors.Domain;

/// <summary>A price in quote currency per unit of base; always positive.</summary>
public readonly record struct Price : IComparable<Price>
{
    public decimal Value { get; }

    public Price(decimal value) => Value = value > 0 ? value
        : throw new DomainFault($"a price is positive, was {value}");

    Price(decimal value, bool _) => Value = value;

    /// <summary>For columns whose values were validated when they were read: the hot path checks nothing twice.</summary>
    internal static Price Validated(decimal value) => new(value, true);

    public int CompareTo(Price other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public static Money operator *(Price price, Quantity quantity) => new(price.Value * quantity.Value);
    public static bool operator <(Price left, Price right) => left.Value < right.Value;
    public static bool operator >(Price left, Price right) => left.Value > right.Value;
    public static bool operator <=(Price left, Price right) => left.Value <= right.Value;
    public static bool operator >=(Price left, Price right) => left.Value >= right.Value;
}

/// <summary>An amount of the base asset; never negative.</summary>
public readonly record struct Quantity : IComparable<Quantity>
{
    public decimal Value { get; }

    public Quantity(decimal value) => Value = value >= 0 ? value
        : throw new DomainFault($"a quantity is zero or more, was {value}");

    Quantity(decimal value, bool _) => Value = value;

    /// <inheritdoc cref="Price.Validated"/>
    internal static Quantity Validated(decimal value) => new(value, true);

    public static Quantity Zero => default;
    public bool IsZero => Math.Sign(Value) == 0;

    public int CompareTo(Quantity other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public static Quantity Min(Quantity left, Quantity right) => left.Value <= right.Value ? left : right;
    public static Quantity operator +(Quantity left, Quantity right) => new(left.Value + right.Value);
    public static Quantity operator -(Quantity left, Quantity right) => new(left.Value - right.Value);
    public static bool operator <(Quantity left, Quantity right) => left.Value < right.Value;
    public static bool operator >(Quantity left, Quantity right) => left.Value > right.Value;
    public static bool operator <=(Quantity left, Quantity right) => left.Value <= right.Value;
    public static bool operator >=(Quantity left, Quantity right) => left.Value >= right.Value;
}

/// <summary>An amount of the account's quote currency; negative for a debt or a loss.</summary>
public readonly record struct Money(decimal Value) : IComparable<Money>
{
    public static Money Zero => default;

    public int CompareTo(Money other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public static Money operator +(Money left, Money right) => new(left.Value + right.Value);
    public static Money operator -(Money left, Money right) => new(left.Value - right.Value);
    public static Money operator -(Money amount) => new(-amount.Value);
    public static Money operator *(Money amount, decimal factor) => new(amount.Value * factor);
    public static bool operator <(Money left, Money right) => left.Value < right.Value;
    public static bool operator >(Money left, Money right) => left.Value > right.Value;
    public static bool operator <=(Money left, Money right) => left.Value <= right.Value;
    public static bool operator >=(Money left, Money right) => left.Value >= right.Value;
}
