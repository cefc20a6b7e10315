using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Williams' alligator: three Wilder averages of the median price, each drawn some bars ahead: the jaw 13 by 8, the
/// teeth 8 by 5, the lips 5 by 3. The gator oscillator is the distance of jaw and teeth (upper) and the negative
/// distance of teeth and lips (lower).
/// </summary>
public readonly record struct Alligator : ISeriesIndicator<Alligator>
{
    public Alligator() : this(13, 8, 8, 5, 5, 3) { }

    public Alligator(int jaw, int jawOffset, int teeth, int teethOffset, int lips, int lipsOffset) =>
        (JawLine, TeethLine, LipsLine) = (new(jaw, jawOffset), new(teeth, teethOffset), new(lips, lipsOffset));

    Line JawLine { get; init; }
    Line TeethLine { get; init; }
    Line LipsLine { get; init; }

    public int WarmUp => Math.Max(JawLine.WarmUp, Math.Max(TeethLine.WarmUp, LipsLine.WarmUp));
    public int? Convergence =>
        Math.Max(JawLine.Convergence, Math.Max(TeethLine.Convergence, LipsLine.Convergence));
    public bool Ready => !double.IsNaN(Jaw) && !double.IsNaN(Teeth) && !double.IsNaN(Lips);
    public double Jaw => JawLine.Value;
    public double Teeth => TeethLine.Value;
    public double Lips => LipsLine.Value;
    public double GatorUpper => Math.Abs(Jaw - Teeth);
    public double GatorLower => -Math.Abs(Teeth - Lips);

    public Alligator Next(double x) =>
        this with { JawLine = JawLine.Next(x), TeethLine = TeethLine.Next(x), LipsLine = LipsLine.Next(x) };

    public Alligator Next(in Bar bar) => Next(bar.Median);

    public void Read(Span<double> outputs)
    {
        (outputs[0], outputs[1], outputs[2]) = (Jaw, Teeth, Lips);
        (outputs[3], outputs[4]) = (GatorUpper, GatorLower);
    }

    public Alligator Through(StateCodec codec) => this with
    {
        JawLine = JawLine.Through(codec),
        TeethLine = TeethLine.Through(codec),
        LipsLine = LipsLine.Through(codec),
    };

    readonly record struct Line
    {
        public Line(int length, int offset) => (Average, Ahead) = (Ema.Wilder(length), new(Check.Length(offset, 0) + 1));

        Ema Average { get; init; }
        Ring Ahead { get; init; }

        public int WarmUp => Average.Length + Ahead.Length - 1;
        public int Convergence => Average.Convergence!.Value + Ahead.Length - 1;
        public double Value { get; private init; } = double.NaN;

        public Line Next(double x)
        {
            var average = Average.Next(x);
            if (!average.Ready)
                return this with { Average = average };
            var ahead = Ahead.Next(average.Value);
            return this with { Average = average, Ahead = ahead, Value = ahead.Full ? ahead.Oldest : double.NaN };
        }

        public Line Through(StateCodec codec) =>
            this with { Average = Average.Through(codec), Ahead = Ahead.Through(codec), Value = codec.Double(Value) };
    }
}
