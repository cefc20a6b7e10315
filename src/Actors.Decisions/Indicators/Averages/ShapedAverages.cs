using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Triangular moving average: the weights rise to the middle of the window and fall again.</summary>
public readonly record struct Trima : ISeriesIndicator<Trima>
{
    public Trima() : this(20) { }

    public Trima(int length) => Window = new(Check.Length(length), age => Math.Min(age + 1, length - age));

    WeightedWindow Window { get; init; }

    public int WarmUp => Window.Length;
    public int? Convergence => Window.Length;
    public bool Ready => Window.Ready;
    public double Value => Window.Value;

    public Trima Next(double x) => this with { Window = Window.Next(x) };
    public Trima Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public Trima Through(StateCodec codec) => this with { Window = Window.Through(codec) };
}

/// <summary>Sine weighted moving average: the weights are half a wave of the sine over the window.</summary>
public readonly record struct SineWma : ISeriesIndicator<SineWma>
{
    public SineWma() : this(14) { }

    public SineWma(int length) => Window = new(Check.Length(length), age => Math.Sin((age + 1) * Math.PI / (length + 1)));

    WeightedWindow Window { get; init; }

    public int WarmUp => Window.Length;
    public int? Convergence => Window.Length;
    public bool Ready => Window.Ready;
    public double Value => Window.Value;

    public SineWma Next(double x) => this with { Window = Window.Next(x) };
    public SineWma Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public SineWma Through(StateCodec codec) => this with { Window = Window.Through(codec) };
}

/// <summary>Power weighted moving average: the weight of the <c>i</c>th number from the oldest is <c>i^power</c>.</summary>
public readonly record struct PowerWma : ISeriesIndicator<PowerWma>
{
    public PowerWma() : this(14) { }

    public PowerWma(int length, double power = 2)
    {
        Check.Positive(power);
        Window = new(Check.Length(length), age => Math.Pow(length - age, power));
    }

    WeightedWindow Window { get; init; }

    public int WarmUp => Window.Length;
    public int? Convergence => Window.Length;
    public bool Ready => Window.Ready;
    public double Value => Window.Value;

    public PowerWma Next(double x) => this with { Window = Window.Next(x) };
    public PowerWma Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public PowerWma Through(StateCodec codec) => this with { Window = Window.Through(codec) };
}

/// <summary>Pascal weighted moving average: the weights are a row of Pascal's triangle.</summary>
public readonly record struct PascalWma : ISeriesIndicator<PascalWma>
{
    public PascalWma() : this(5) { }

    public PascalWma(int length)
    {
        var row = new double[Check.Length(length)];
        row[0] = Math.ScaleB(1, -length);
        for (var i = 1; i < length; i++)
            row[i] = row[i - 1] * (length - i) / i;
        Window = new(length, age => row[age]);
    }

    WeightedWindow Window { get; init; }

    public int WarmUp => Window.Length;
    public int? Convergence => Window.Length;
    public bool Ready => Window.Ready;
    public double Value => Window.Value;

    public PascalWma Next(double x) => this with { Window = Window.Next(x) };
    public PascalWma Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public PascalWma Through(StateCodec codec) => this with { Window = Window.Through(codec) };
}
