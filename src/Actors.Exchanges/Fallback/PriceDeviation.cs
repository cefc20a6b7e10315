using System.Globalization;
using Actors.Domain;

namespace Actors.Exchanges.Fallback;

/// <summary>How far two sources are apart about one candle.</summary>
static class PriceDeviation
{
    /// <summary>The furthest of the four prices, in basis points of the first.</summary>
    public static decimal Of(in Candle one, in Candle other) => Math.Max(
        Math.Max(Of(one.Open, other.Open), Of(one.High, other.High)), Math.Max(Of(one.Low, other.Low), Of(one.Close, other.Close)));

    public static string Describe(string name, in Candle one, string otherName, in Candle other, decimal allowed) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name} has {one.Open} {one.High} {one.Low} {one.Close}, {otherName} {other.Open} {other.High} {other.Low} {other.Close}: {Of(one, other):0.0} bps apart, {allowed} are allowed");

    static decimal Of(Price one, Price other) => one == other ? 0 : Math.Abs(one.Value - other.Value) / one.Value * 10_000;
}
