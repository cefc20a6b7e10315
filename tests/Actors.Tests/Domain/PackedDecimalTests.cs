using Actors.Domain;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;

namespace Actors.Tests.Domain;

public class PackedDecimalTests
{
    static readonly Gen<ulong> Bits = ArbMap.Default.GeneratorFor<byte[]>()
        .Select(bytes => BitConverter.ToUInt64(System.Security.Cryptography.SHA256.HashData(bytes)));

    /// <summary>Decimals of up to 17 digits and 28 places: all that must be kept as they are.</summary>
    static readonly Arbitrary<decimal> Kept = (
        from digits in Gen.Choose(0, 17)
        from bits in Bits
        from scale in Gen.Choose(0, 28)
        select Decimal(bits % (ulong)Math.Pow(10, digits), 0, scale)).ToArbitrary();

    static readonly Arbitrary<decimal> Any = (
        from low in Bits
        from high in Gen.Choose(0, int.MaxValue)
        from scale in Gen.Choose(12, 28)
        select Decimal(low, high, scale))
        .Where(value => value <= PackedDecimal.Largest).ToArbitrary();

    [Fact]
    public void What_has_up_to_17_digits_comes_back_as_it_was() =>
        Prop.ForAll(Kept, value => PackedDecimal.Of(value).ToDecimal() == value).QuickCheckThrowOnFailure();

    [Fact]
    public void It_becomes_the_same_double_as_the_decimal() =>
        Prop.ForAll(Kept, value => PackedDecimal.Of(value).ToDouble().Equals((double)value)).QuickCheckThrowOnFailure();

    [Fact]
    public void It_is_ordered_as_the_decimals_are() =>
        Prop.ForAll(Kept, Kept, (left, right) =>
        {
            var (a, b) = (PackedDecimal.Of(left), PackedDecimal.Of(right));
            return Math.Sign(a.CompareTo(b)) == Math.Sign(left.CompareTo(right)) && (a == b) == (left == right)
                && (a < b) == (left < right) && (a >= b) == (left >= right);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Equal_numbers_are_equal_whatever_their_trailing_zeros()
    {
        PackedDecimal.Of(1.5m).ShouldBe(PackedDecimal.Of(1.5000m));
        PackedDecimal.Of(1.5m).GetHashCode().ShouldBe(PackedDecimal.Of(1.5000m).GetHashCode());
        PackedDecimal.Of(1.50000000000000000000000m).ToDecimal().ShouldBe(1.5m);
    }

    [Fact]
    public void More_digits_are_rounded_to_the_nearest_that_fits() =>
        Prop.ForAll(Any, value =>
        {
            PackedDecimal.TryNearest(value, out var packed).ShouldBeTrue();
            var kept = packed.ToDecimal();
            var unit = new decimal(1, 0, 0, isNegative: false, kept.Scale);
            return kept == value || (Math.Abs(kept - value) <= unit / 2 && kept / unit > 1e16m);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Sums_are_exact_while_they_fit() =>
        Prop.ForAll(Kept, Kept, (left, right) =>
        {
            if (left + right > PackedDecimal.Largest)
                return true;
            var sum = PackedDecimal.Sum(PackedDecimal.Of(left), PackedDecimal.Of(right)).ToDecimal();
            return PackedDecimal.TryNearest(left + right, out var nearest) && sum == nearest.ToDecimal();
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("-1")]
    [InlineData("0.1234567890123456789")]
    [InlineData("576460752303423488")]
    public void What_does_not_fit_is_refused_by_name(string text) =>
        Should.Throw<DomainFault>(() => PackedDecimal.Of(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture)))
            .Message.ShouldBe($"{text} does not fit a candle: its numbers are not negative and have at most 17 significant digits");

    static decimal Decimal(ulong low, int high, int scale) =>
        new((int)low, (int)(low >> 32), high, isNegative: false, (byte)scale);
}
