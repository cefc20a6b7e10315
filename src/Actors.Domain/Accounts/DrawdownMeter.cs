namespace Actors.Domain;

/// <summary>The deepest fall of the equity from a high before it, over every mark. A ratio, so doubles do.</summary>
public struct DrawdownMeter(Money start)
{
    double peak = (double)start.Value;

    /// <summary>The deepest 1 − equity/peak so far, 0 to 1 (above 1 when equity went below zero).</summary>
    public double Deepest { get; private set; }

    public void Mark(double equity)
    {
        if (equity > peak)
            peak = equity;
        else if (peak > 0 && 1 - equity / peak is var fall && fall > Deepest)
            Deepest = fall;
    }
}
