namespace Actors.Domain;

/// <summary>The highest equity so far and the deepest fall from a high, over every mark.</summary>
public struct DrawdownMeter(Money start)
{
    Money peak = start;
    double peakValue = (double)start.Value;

    /// <summary>The deepest 1 − equity/peak so far, 0 to 1 (above 1 when equity went below zero).</summary>
    public double Deepest { get; private set; }

    public readonly Money Peak => peak;

    public void Mark(Money equity)
    {
        if (equity > peak)
        {
            peak = equity;
            peakValue = (double)equity.Value;
            return;
        }
        if (peakValue > 0 && 1 - (double)equity.Value / peakValue is var fall && fall > Deepest)
            Deepest = fall;
    }
}
