using System.Buffers;

namespace Actors.Domain;

/// <summary>A venue's name of a market, such as <c>BTCUSDT</c>: 1 to 32 of <c>A–Z 0–9 . _ - /</c>.</summary>
public readonly record struct Symbol : IComparable<Symbol>
{
    static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/");

    readonly string? name;

    public Symbol(string name) => this.name = IsValid(name) ? name
        : throw new DomainFault($"a symbol is 1 to 32 of A-Z 0-9 . _ - /, was '{name}'");

    public string Name => name ?? "";

    public static bool IsValid(string? name) =>
        name is { Length: >= 1 and <= 32 } && !name.AsSpan().ContainsAnyExcept(Allowed);

    public int CompareTo(Symbol other) => string.CompareOrdinal(Name, other.Name);

    public override string ToString() => Name;

    public static bool operator <(Symbol left, Symbol right) => left.CompareTo(right) < 0;
    public static bool operator >(Symbol left, Symbol right) => left.CompareTo(right) > 0;
    public static bool operator <=(Symbol left, Symbol right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Symbol left, Symbol right) => left.CompareTo(right) >= 0;
}
