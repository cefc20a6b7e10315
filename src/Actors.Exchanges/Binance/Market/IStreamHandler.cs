namespace Actors.Exchanges.Binance.Market;

/// <summary>Who takes what comes over a <see cref="StreamConnection"/>. Must not block.</summary>
public interface IStreamHandler
{
    /// <summary>
    /// A frame of data, or one that cannot be read. While a link is replaced, frames of the old and the new one come side
    /// by side, from two threads, and many twice.
    /// </summary>
    void Frame(ref StreamFrame frame);

    /// <summary>Every stream is subscribed; what was said before has been missed.</summary>
    void Up(StreamConnection connection);

    /// <summary>Nothing comes any more. Told again with each failed attempt to connect.</summary>
    void Down(StreamConnection connection, string why);
}
