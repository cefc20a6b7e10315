using System.Globalization;

namespace Actors.Domain;

/// <summary>
/// Our own name of an order, computed from what caused it, so that a retry or a replay has the same one.
/// 1 to 36 of <c>A–Z a–z 0–9 - _ .</c>, as the venues ask.
/// </summary>
public readonly record struct ClientOrderId(string Value) : IComparable<ClientOrderId>
{
    public const int MaxLength = 36;

    /// <summary>The protective stop of the bracket of this order.</summary>
    public ClientOrderId StopLeg => new(Value + "-s");

    /// <summary>The profit target of the bracket of this order.</summary>
    public ClientOrderId TargetLeg => new(Value + "-t");

    /// <summary>An order of the engine's own that closes the position of this entry.</summary>
    /// <param name="attempt">From 1: one that failed has used its id.</param>
    public ClientOrderId Close(int attempt) => new(attempt == 1 ? $"{Value}-x" : string.Create(CultureInfo.InvariantCulture, $"{Value}-x{attempt}"));

    public int CompareTo(ClientOrderId other) => string.CompareOrdinal(Value, other.Value);
    public override string ToString() => Value;

    public static bool operator <(ClientOrderId left, ClientOrderId right) => left.CompareTo(right) < 0;
    public static bool operator >(ClientOrderId left, ClientOrderId right) => left.CompareTo(right) > 0;
    public static bool operator <=(ClientOrderId left, ClientOrderId right) => left.CompareTo(right) <= 0;
    public static bool operator >=(ClientOrderId left, ClientOrderId right) => left.CompareTo(right) >= 0;
}
