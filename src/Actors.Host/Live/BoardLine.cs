namespace Actors.Host.Live;

/// <param name="Text">Begins with the venue's time.</param>
readonly record struct BoardLine(string Text, Tone Tone);

/// <summary>How a line is meant.</summary>
enum Tone
{
    Plain,
    /// <summary>No news, and no harm.</summary>
    Quiet,
    Good,
    Bad,
    /// <summary>Somebody should look.</summary>
    Alarm,
}
