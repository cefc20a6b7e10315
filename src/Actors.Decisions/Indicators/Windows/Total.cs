namespace Actors.Decisions.Indicators;

/// <summary>
/// A sum without end that keeps the digits a plain one loses: each addition's rounding error is kept beside it
/// (Knuth's two-sum), so that a million terms cost no more precision than one.
/// </summary>
public readonly record struct Total(double Rounded, double Rest)
{
    public double Value => Rounded + Rest;

    public Total Plus(double x)
    {
        Check.Finite(x);
        var sum = Rounded + x;
        var back = sum - Rounded;
        return new(sum, Rest + (Rounded - (sum - back) + (x - back)));
    }

    public Total Through(StateCodec codec) => new(codec.Double(Rounded), codec.Double(Rest));
}
