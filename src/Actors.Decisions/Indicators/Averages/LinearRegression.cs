using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// The least-squares line through the last numbers: its end (also endpoint moving average), its slope per bar, its
/// start, the next point on it (time series forecast), r² (0 on flat prices) and the population standard deviation of
/// the numbers.
/// </summary>
public readonly record struct LinearRegression : ISeriesIndicator<LinearRegression>
{
    public LinearRegression() : this(14) { }

    public LinearRegression(int length) => Window = new(Check.Length(length, 2));

    Window<Fit> Window { get; init; }

    public int WarmUp => Window.Length;
    public int? Convergence => Window.Length;
    public bool Ready => Window.Full;

    public double Value => Ready ? Window.Whole.End : double.NaN;
    public double Slope => Ready ? Window.Whole.Slope : double.NaN;
    public double Intercept => Ready ? Window.Whole.Start : double.NaN;
    public double Forecast => Value + Slope;
    public double RSquared => Ready ? Window.Whole.RSquared : double.NaN;
    public double Deviation => Ready ? Window.Whole.Deviation : double.NaN;

    public LinearRegression Next(double x) => this with { Window = Window.Next(x) };
    public LinearRegression Next(in Bar bar) => Next(bar.Close);

    public void Read(Span<double> outputs)
    {
        (outputs[0], outputs[1], outputs[2]) = (Value, Slope, Intercept);
        (outputs[3], outputs[4], outputs[5]) = (Forecast, RSquared, Deviation);
    }

    public LinearRegression Through(StateCodec codec) => this with { Window = Window.Through(codec) };
}
