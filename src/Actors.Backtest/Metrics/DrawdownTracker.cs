namespace Actors.Backtest.Metrics;

/// <summary>
/// Spans under water of a curve, in constant memory. A span runs from the last peak to the sample that reaches it
/// again; the one that the curve ends in is open. Depth is 1 − level/peak.
/// </summary>
public sealed class DrawdownTracker
{
    double peak;
    DateTimeOffset peakTime;
    DateTimeOffset time;
    double squares;
    double spanDepth;
    double depths;
    double days;
    int closedSpans;

    public int Samples { get; private set; }

    /// <summary>Deepest so far, 0 to above 1 after ruin.</summary>
    public double Max { get; private set; }

    /// <summary>Depth at the last sample.</summary>
    public double Current { get; private set; }

    public bool IsOpen => Current > 0;

    /// <summary>Days under water up to now; 0 at a peak.</summary>
    public double CurrentDays => IsOpen ? (time - peakTime).TotalDays : 0;

    /// <summary>Longest span that reached its peak again.</summary>
    public double LongestRecoveredDays { get; private set; }

    public double LongestDays => Math.Max(LongestRecoveredDays, CurrentDays);

    /// <summary>True when the longest span is the one that the curve ends in.</summary>
    public bool LongestIsOpen => IsOpen && CurrentDays >= LongestRecoveredDays;

    public int Spans => closedSpans + (IsOpen ? 1 : 0);

    /// <summary>Mean over the spans of their deepest point; 0 without a span.</summary>
    public double AverageDepth => Spans == 0 ? 0 : (depths + (IsOpen ? spanDepth : 0)) / Spans;

    public double AverageDays => Spans == 0 ? 0 : (days + CurrentDays) / Spans;

    /// <summary>Root of the mean squared depth over all samples.</summary>
    public double Ulcer => Samples == 0 ? 0 : Math.Sqrt(squares / Samples);

    /// <param name="level">The first one is positive.</param>
    public void Add(DateTimeOffset at, double level)
    {
        time = at;
        if (Samples++ == 0 || level >= peak)
        {
            if (IsOpen)
                Close(at);
            (peak, peakTime, Current) = (level, at, 0);
            return;
        }
        Current = 1 - level / peak;
        spanDepth = Math.Max(spanDepth, Current);
        Max = Math.Max(Max, Current);
        squares += Current * Current;
    }

    void Close(DateTimeOffset at)
    {
        var length = (at - peakTime).TotalDays;
        LongestRecoveredDays = Math.Max(LongestRecoveredDays, length);
        closedSpans++;
        depths += spanDepth;
        days += length;
        spanDepth = 0;
    }
}
