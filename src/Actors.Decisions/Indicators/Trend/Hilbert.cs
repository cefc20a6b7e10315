namespace Actors.Decisions.Indicators;

/// <summary>
/// Ehlers' measurement of the dominant cycle by a Hilbert transform and a homodyne discriminator: what MAMA and the
/// instantaneous trendline are built on. All filters start from zero after <see cref="Start"/> bars.
/// </summary>
readonly record struct Hilbert
{
    /// <summary>Bars before the filters start.</summary>
    public const int Start = 6;

    public Hilbert()
    {
        (Prices, Smooths, Detrended) = (new(4), new(7), new(7));
        (Quadratures, InPhases) = (new(7), new(7));
    }

    Ring Prices { get; init; }
    Ring Smooths { get; init; }
    Ring Detrended { get; init; }
    Ring Quadratures { get; init; }
    Ring InPhases { get; init; }
    double I2 { get; init; }
    double Q2 { get; init; }
    double Real { get; init; }
    double Imaginary { get; init; }

    public int Seen => Prices.Seen;
    public double Period { get; private init; }
    public double InPhase { get; private init; }
    public double Quadrature { get; private init; }

    /// <summary>The price weighted 4-3-2-1, NaN in the first bars.</summary>
    public double Smooth { get; private init; } = double.NaN;

    public Hilbert Next(double price)
    {
        var prices = Prices.Next(price);
        if (prices.Seen <= Start)
        {
            return this with
            {
                Prices = prices,
                Smooths = Smooths.Next(0),
                Detrended = Detrended.Next(0),
                Quadratures = Quadratures.Next(0),
                InPhases = InPhases.Next(0),
            };
        }
        var gain = 0.075 * Period + 0.54;
        var smooth = (4 * prices[0] + 3 * prices[1] + 2 * prices[2] + prices[3]) / 10;
        var smooths = Smooths.Next(smooth);
        var detrended = Detrended.Next(Transform(smooths) * gain);
        var quadratures = Quadratures.Next(Transform(detrended) * gain);
        var inPhases = InPhases.Next(detrended[3]);
        var i2 = 0.2 * (inPhases[0] - Transform(quadratures) * gain) + 0.8 * I2;
        var q2 = 0.2 * (quadratures[0] + Transform(inPhases) * gain) + 0.8 * Q2;
        var real = 0.2 * (i2 * I2 + q2 * Q2) + 0.8 * Real;
        var imaginary = 0.2 * (i2 * Q2 - q2 * I2) + 0.8 * Imaginary;
        return this with
        {
            Prices = prices,
            Smooths = smooths,
            Detrended = detrended,
            Quadratures = quadratures,
            InPhases = inPhases,
            I2 = i2,
            Q2 = q2,
            Real = real,
            Imaginary = imaginary,
            Period = 0.2 * Limited(real, imaginary) + 0.8 * Period,
            InPhase = inPhases[0],
            Quadrature = quadratures[0],
            Smooth = smooth,
        };
    }

    double Limited(double real, double imaginary)
    {
        var period = imaginary != 0 && real != 0 ? 2 * Math.PI / Math.Atan(imaginary / real) : 0;
        period = Math.Max(Math.Min(period, 1.5 * Period), 0.67 * Period);
        return Math.Clamp(period, 6, 50);
    }

    static double Transform(in Ring ring) =>
        0.0962 * ring[0] + 0.5769 * ring[2] - 0.5769 * ring[4] - 0.0962 * ring[6];

    public Hilbert Through(StateCodec codec) => this with
    {
        Prices = Prices.Through(codec),
        Smooths = Smooths.Through(codec),
        Detrended = Detrended.Through(codec),
        Quadratures = Quadratures.Through(codec),
        InPhases = InPhases.Through(codec),
        I2 = codec.Double(I2),
        Q2 = codec.Double(Q2),
        Real = codec.Double(Real),
        Imaginary = codec.Double(Imaginary),
        Period = codec.Double(Period),
        InPhase = codec.Double(InPhase),
        Quadrature = codec.Double(Quadrature),
        Smooth = codec.Double(Smooth),
    };
}
