namespace Actors.Decisions.Indicators;

/// <summary>
/// A moving average of any fixed weights, given by the age of a number (0 is the newest) and scaled to a sum of 1. It
/// is one pass over the window for each bar.
/// </summary>
readonly record struct WeightedWindow
{
    /// <summary>Oldest first, as the numbers are.</summary>
    readonly double[] weights;

    public WeightedWindow(int length, Func<int, double> weightOfAge)
    {
        Numbers = new(length);
        weights = [.. Enumerable.Range(0, length).Select(i => weightOfAge(length - 1 - i))];
        var sum = weights.Sum();
        for (var i = 0; i < length; i++)
            weights[i] /= sum;
    }

    Ring Numbers { get; init; }

    public int Length => weights.Length;
    public bool Ready => Numbers.Full;
    public double Value { get; private init; } = double.NaN;

    public WeightedWindow Next(double x)
    {
        var numbers = Numbers.Next(x);
        if (!numbers.Full)
            return this with { Numbers = numbers };
        return this with { Numbers = numbers, Value = Scan.Dot(numbers, weights) };
    }

    public WeightedWindow Through(StateCodec codec) =>
        this with { Numbers = Numbers.Through(codec), Value = codec.Double(Value) };
}
