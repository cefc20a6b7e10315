using Actors.Domain;

namespace Actors.Exchanges.Binance.Market;

/// <summary>
/// Tells a stream that has died on a living connection from a market where nothing happens. Silence beyond what is usual
/// is only a reason to look at history: where that shows trades that the stream did not tell, the stream is dead.
/// </summary>
sealed class StreamWatch(FeedOptions options, TimeProvider network)
{
    readonly SilenceMeter meter = new(options.FirstSilence, options.LeastSilence, options.Proving);
    long heardAt = network.GetTimestamp();
    long? suspectedAt;
    long renewedAt;
    long lastOpen = long.MinValue;
    decimal lastVolume;

    public bool IsDead { get; private set; }

    public TimeSpan Silence => network.GetElapsedTime(heardAt);

    /// <summary>True while history should be asked whether the silence is right.</summary>
    public bool IsQuestionable => suspectedAt is null && Silence > meter.Limit;

    public void Restart()
    {
        (heardAt, suspectedAt, IsDead) = (network.GetTimestamp(), null, false);
    }

    /// <param name="frame">It came.</param>
    /// <param name="afterLoss">True when it proves that frames before it were lost.</param>
    public void Heard(in KlineFrame frame, bool afterLoss)
    {
        if (!IsDead && !afterLoss)
            meter.Heard(Silence); // the silence of a dead stream, or of lost frames, is none to be expected again
        Restart();
        if (frame.OpenTicks >= lastOpen)
            (lastOpen, lastVolume) = (frame.OpenTicks, frame.Volume);
    }

    /// <summary>History came: it explains the silence, or raises the suspicion that frames are missing.</summary>
    public void Compare(IReadOnlyList<RestKline> rows)
    {
        if (Silence <= meter.Limit || suspectedAt is not null || rows.Count == 0)
            return;
        if (rows.Any(row => row.OpenTime.UtcTicks is var open && (open == lastOpen ? row.Volume > lastVolume : open > lastOpen && row.Volume > 0)))
        {
            suspectedAt = network.GetTimestamp();
            return;
        }
        meter.Heard(Silence);
        Restart();
    }

    /// <summary>History cannot be had: what is mute for twice too long counts as dead. One answer that fails is no proof.</summary>
    public void Unanswered()
    {
        if (Silence > 2 * meter.Limit)
            suspectedAt ??= network.GetTimestamp();
    }

    /// <returns>True when the stream has to be subscribed anew: once it is found dead, and again after a while.</returns>
    public bool Judge()
    {
        if (suspectedAt is not { } since)
            return false;
        if (!IsDead && network.GetElapsedTime(since) >= options.Proof)
        {
            (IsDead, renewedAt) = (true, network.GetTimestamp());
            return true;
        }
        if (!IsDead || network.GetElapsedTime(renewedAt) < options.Streams.AnswerWithin)
            return false;
        renewedAt = network.GetTimestamp();
        return true;
    }
}
