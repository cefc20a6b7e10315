using System.Globalization;
using Actors.Domain;

namespace Actors.Host.Live;

/// <summary>What a feed did, in words for people.</summary>
static class NoteLine
{
    public static string Of(FeedNote note) => note switch
    {
        FeedNote.GapDetected gap => Text($"a gap from {gap.From:yyyy-MM-dd HH:mm:ss} on: {gap.Why}"),
        FeedNote.GapRepaired repaired => Text($"the gap from {repaired.From:yyyy-MM-dd HH:mm:ss} to {repaired.Until:HH:mm:ss} is closed: {repaired.FromHistory} candles from history, {repaired.FromStream} from the stream{(repaired.NeverThere > 0 ? Text($", {repaired.NeverThere} that the venue does not have") : "")}"),
        FeedNote.SourceChanged changed => $"its candles come from {changed.To} instead of {changed.From}: {changed.Why}",
        FeedNote.SourcesDiffer differ => Text($"two sources differ about the candle of {differ.Open:HH:mm:ss}: {differ.Text}"),
        _ => note.ToString(),
    };

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
