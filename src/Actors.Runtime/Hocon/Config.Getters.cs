using System.Numerics;

namespace Actors.Runtime.Hocon;

public sealed partial class Config
{
    /// <summary>Numbers as they were written, booleans as true or false.</summary>
    public string GetString(string path) => Get(path, "a string", Conversions.Text);

    public string GetString(string path, string @default) => GetOr(path, @default, Conversions.Text);

    /// <summary>A whole number; 42.0 and 4.2e1 are, 42.1 is not.</summary>
    public int GetInt(string path) => Get(path, "a whole number", Conversions.Int);

    public int GetInt(string path, int @default) => GetOr(path, @default, Conversions.Int);

    public long GetLong(string path) => Get(path, "a whole number", Conversions.Long);

    public long GetLong(string path, long @default) => GetOr(path, @default, Conversions.Long);

    /// <summary>The exact number; one with more digits than a decimal holds is refused, not rounded.</summary>
    public decimal GetDecimal(string path) => Get(path, "a number", Conversions.Decimal);

    public decimal GetDecimal(string path, decimal @default) => GetOr(path, @default, Conversions.Decimal);

    public double GetDouble(string path) => Get(path, "a number", Conversions.Double);

    public double GetDouble(string path, double @default) => GetOr(path, @default, Conversions.Double);

    /// <summary>true, yes, on; false, no, off.</summary>
    public bool GetBoolean(string path) => Get(path, "true or false", Conversions.Boolean);

    public bool GetBoolean(string path, bool @default) => GetOr(path, @default, Conversions.Boolean);

    /// <summary>A duration, rounded to the 100 ns of a TimeSpan. A bare number is milliseconds.</summary>
    /// <param name="allowInfinite">Whether <c>infinite</c> stands for <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    public TimeSpan GetTimeSpan(string path, bool allowInfinite = false) =>
        Get(path, "a duration", (v, p) => Conversions.TimeSpan(v, p, allowInfinite));

    public TimeSpan GetTimeSpan(string path, TimeSpan @default, bool allowInfinite = false) =>
        GetOr(path, @default, (v, p) => Conversions.TimeSpan(v, p, allowInfinite));

    /// <summary>A duration in nanoseconds, rounded to the nearest one.</summary>
    public long GetNanoseconds(string path) => Get(path, "a duration", Conversions.Nanoseconds);

    /// <summary>A size in bytes; fractions of a byte are dropped.</summary>
    public long GetByteSize(string path) => Get(path, "a size", Conversions.Size);

    public long GetByteSize(string path, long @default) => GetOr(path, @default, Conversions.Size);

    /// <summary>A size in bytes that may exceed 2^63.</summary>
    public BigInteger GetBigByteSize(string path) => Get(path, "a size", Conversions.BigSize);

    public IReadOnlyList<string> GetStringList(string path) => List(path, Conversions.Text);

    public IReadOnlyList<string> GetStringList(string path, IReadOnlyList<string> @default) =>
        List(path, Conversions.Text, @default);

    public IReadOnlyList<int> GetIntList(string path) => List(path, Conversions.Int);

    public IReadOnlyList<int> GetIntList(string path, IReadOnlyList<int> @default) => List(path, Conversions.Int, @default);

    public IReadOnlyList<long> GetLongList(string path) => List(path, Conversions.Long);

    public IReadOnlyList<decimal> GetDecimalList(string path) => List(path, Conversions.Decimal);

    public IReadOnlyList<double> GetDoubleList(string path) => List(path, Conversions.Double);

    public IReadOnlyList<bool> GetBooleanList(string path) => List(path, Conversions.Boolean);

    public IReadOnlyList<TimeSpan> GetTimeSpanList(string path) =>
        List(path, static (v, p) => Conversions.TimeSpan(v, p, allowInfinite: false));

    /// <summary>A list of objects.</summary>
    public IReadOnlyList<Config> GetConfigList(string path) => List(path, Conversions.Object);

    /// <summary>The elements of a list; an object whose keys are numbers counts as one.</summary>
    public IReadOnlyList<ConfigValue> GetList(string path) => Get(path, "a list", Conversions.Items);

    public Config GetConfig(string path) => Get(path, "an object", Conversions.Object);

    /// <summary>The object at the path, or the default where nothing is set.</summary>
    public Config GetConfig(string path, Config @default) => GetOr(path, @default, Conversions.Object);

    IReadOnlyList<T> List<T>(string path, Func<ConfigValue, string, T> read) =>
        Get(path, "a list", (v, p) => Conversions.List(v, p, read));

    IReadOnlyList<T> List<T>(string path, Func<ConfigValue, string, T> read, IReadOnlyList<T> @default) =>
        GetOr(path, @default, (v, p) => Conversions.List(v, p, read));
}
