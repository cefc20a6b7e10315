using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Actors.Domain;

namespace Actors.Exchanges.Binance.Orders;

/// <summary>
/// Client order ids as they stand at the venue. A leg whose order ended while its position lived on is placed again under
/// its own id with a number behind it, <c>…-s2</c>: the venue would answer for the older one otherwise.
/// </summary>
static partial class OrderNames
{
    static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>True of what the venue takes as a client order id.</summary>
    public static bool IsAllowed(string? id) =>
        id is { Length: >= 1 and <= ClientOrderId.MaxLength } && !id.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>The name at the venue of the <paramref name="generation"/>th order of a leg, from 1.</summary>
    public static string OfLeg(ClientOrderId leg, int generation) => generation == 1
        ? leg.Value
        : leg.Value + generation.ToString(CultureInfo.InvariantCulture);

    /// <summary>The order that a name at the venue stands for, and which generation of it.</summary>
    public static (ClientOrderId Id, int Generation) Parse(string name)
    {
        var leg = Leg().Match(name);
        return leg.Success && leg.Groups["generation"].Length > 0
            ? (new(leg.Groups["id"].Value), int.Parse(leg.Groups["generation"].ValueSpan, CultureInfo.InvariantCulture))
            : (new(name), 1);
    }

    /// <summary>The entry whose leg this is; null where it is none.</summary>
    public static ClientOrderId? EntryOf(ClientOrderId id) =>
        id.Value.EndsWith("-s", StringComparison.Ordinal) || id.Value.EndsWith("-t", StringComparison.Ordinal)
            ? new(id.Value[..^2])
            : null;

    /// <summary>True of the names that <see cref="OrderIds"/> makes, of their legs and of what closes their positions.</summary>
    public static bool LooksLikeOurs(string name) => Ours().IsMatch(name);

    [GeneratedRegex("^(?<id>.+-[st])(?<generation>[2-9]|[1-9][0-9]{1,2})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Leg();

    [GeneratedRegex(
        "^[A-Z0-9._-]{1,12}-[0-9a-z]{7}-[0-9a-z]{7}-[0-9]{1,4}(-[stx][0-9]{0,3})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ours();
}
