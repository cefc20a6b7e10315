namespace Actors.Domain;

/// <summary>What a feed did about a series besides delivering it: where its candles come from, for those who ask.</summary>
public abstract record FeedNote
{
    FeedNote() { }

    /// <summary>Candles did not come as they should. Every one of these is followed by a <see cref="GapRepaired"/>.</summary>
    /// <param name="From">Open time of the first one that is missing.</param>
    public sealed record GapDetected(DateTimeOffset From, string Why) : FeedNote;

    /// <summary>The series is whole again as far as anybody can make it.</summary>
    /// <param name="From">Open time of the first candle that was missing.</param>
    /// <param name="Until">Open time of the first one after it that comes as usual again.</param>
    /// <param name="FromHistory">How many were fetched.</param>
    /// <param name="FromStream">How many the stream brought after all.</param>
    /// <param name="NeverThere">How many the venue itself does not have: they are missing for good.</param>
    public sealed record GapRepaired(DateTimeOffset From, DateTimeOffset Until, int FromHistory, int FromStream, int NeverThere) : FeedNote;

    /// <summary>Candles come from another source from now on.</summary>
    public sealed record SourceChanged(string From, string To, string Why) : FeedNote;

    /// <summary>Two sources have different prices for one candle.</summary>
    /// <param name="Open">Of the candle.</param>
    public sealed record SourcesDiffer(DateTimeOffset Open, string Text) : FeedNote;
}
