namespace Actors.Decisions.Indicators;

/// <summary>Where the averages of averages of an exponential chain start.</summary>
public enum ChainSeed
{
    /// <summary>All at the mean of the first numbers, together (Skender).</summary>
    Shared,

    /// <summary>Each at the mean of the first values of the one before it (LEAN, TA-Lib, Tulip).</summary>
    Each,
}

/// <summary>Three exponential averages, each over the one before it: what DEMA, TEMA and TRIX are made of.</summary>
readonly record struct EmaChain
{
    readonly ChainSeed seed;

    public EmaChain(int length, ChainSeed seed)
    {
        this.seed = seed;
        First = Second = Third = new(length);
    }

    public Ema First { get; private init; }
    public Ema Second { get; private init; }
    public Ema Third { get; private init; }

    /// <summary>Numbers until the first, the second or the third average has a value.</summary>
    public int WarmUp(int stage) => seed == ChainSeed.Shared ? First.Length : stage * (First.Length - 1) + 1;

    public int Convergence(int stage) => First.Length + stage * Converge.Exponential(First.Weight);

    public EmaChain Next(double x)
    {
        var first = First.Next(x);
        if (seed == ChainSeed.Shared && first.Ready && !First.Ready)
            return this with { First = first, Second = first, Third = first };
        var second = Second.Follow(first.Value);
        return this with { First = first, Second = second, Third = Third.Follow(second.Value) };
    }

    public EmaChain Through(StateCodec codec) => this with
    {
        First = First.Through(codec),
        Second = Second.Through(codec),
        Third = Third.Through(codec),
    };
}
