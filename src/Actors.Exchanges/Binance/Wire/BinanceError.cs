using System.Globalization;

namespace Actors.Exchanges.Binance.Wire;

/// <summary>What to do about an answer that is not the one asked for.</summary>
public enum ErrorKind
{
    /// <summary>The request is wrong and would be wrong again.</summary>
    Fix,
    /// <summary>Not executed. The same request may pass after a delay.</summary>
    Wait,
    /// <summary>Not executed. The clock is off: synchronise, stamp and sign anew.</summary>
    Resync,
    /// <summary>A read may be asked again; of a write nobody knows whether it was executed.</summary>
    Query,
    /// <summary>The order is not known, or not yet.</summary>
    NotFound,
    /// <summary>The key is not accepted: no request will be.</summary>
    Halt,
    /// <summary>What was asked for is so already.</summary>
    AlreadySo,
    /// <summary>The connection is of no more use.</summary>
    Reconnect,
}

/// <summary>The venue's answer to a request that it did not carry out.</summary>
/// <param name="Status">HTTP status, also on the WebSocket API.</param>
/// <param name="Code">The venue's own code, negative; 0 where the answer has none.</param>
/// <param name="RetryAfter">How long the venue wants to be left alone.</param>
public sealed record BinanceError(int Status, int Code, string Text, TimeSpan? RetryAfter = null)
{
    public const int TooManyRequests = 429;
    public const int Banned = 418;

    public const int DuplicateOrRefused = -2010;
    public const int CancelRefused = -2011;
    public const int NoSuchOrder = -2013;
    public const int FilterFailure = -1013;
    public const int IllegalCharacters = -1100;
    public const int NoSuchSymbol = -1121;

    public ErrorKind Kind => Code switch
    {
        -1003 or -1008 or -1015 or -1034 or -1112 when Status < 500 => ErrorKind.Wait,
        -1000 or -1001 or -1006 or -1007 or -1008 => ErrorKind.Query,
        -1021 => ErrorKind.Resync,
        -1016 or -2042 => ErrorKind.Reconnect,
        -1002 or -2014 or -2015 => ErrorKind.Halt,
        CancelRefused => ErrorKind.Query,
        NoSuchOrder => ErrorKind.NotFound,
        -2035 or -2036 => ErrorKind.AlreadySo,
        -2021 or -2022 => ErrorKind.Query,
        _ when Status is TooManyRequests or Banned or 403 => ErrorKind.Wait,
        _ when Status >= 500 => ErrorKind.Query,
        0 when Status is 409 or 408 => ErrorKind.Query,
        _ => ErrorKind.Fix,
    };

    /// <summary>An order of that client id is open: it is the one to look at.</summary>
    public bool IsDuplicate =>
        Code == DuplicateOrRefused && Text.Contains("Duplicate order", StringComparison.OrdinalIgnoreCase);

    /// <summary>The symbol takes no orders now.</summary>
    public bool IsMarketClosed =>
        Code == DuplicateOrRefused && Text.Contains("Market is closed", StringComparison.OrdinalIgnoreCase);

    /// <summary>The venue has no such symbol, or none that could be written so.</summary>
    public bool IsUnknownSymbol => Code is NoSuchSymbol or IllegalCharacters;

    /// <summary>The code as text for people and journals: the venue's, or the HTTP status.</summary>
    public string Name => Code != 0
        ? Code.ToString(CultureInfo.InvariantCulture)
        : "HTTP " + Status.ToString(CultureInfo.InvariantCulture);

    public override string ToString() => $"{Name}: {Text}";

    /// <summary>When a ban ends, where only the text says so; null where it does not.</summary>
    public DateTimeOffset? BannedUntil { get; init; }

    /// <summary>How long to keep away, by the venue's clock.</summary>
    public TimeSpan? Pause(DateTimeOffset now) =>
        RetryAfter > TimeSpan.Zero ? RetryAfter : BannedUntil > now ? BannedUntil - now : null;

    /// <summary>"… IP banned until 1573200697110. …"</summary>
    static DateTimeOffset? UntilOf(string text)
    {
        const string mark = "banned until ";
        var at = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var digits = text.AsSpan(at + mark.Length);
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        return long.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var millis)
            && millis <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
                ? DateTimeOffset.FromUnixTimeMilliseconds(millis)
                : null;
    }

    /// <summary>Of the body of an HTTP answer, which may be anything where a proxy answers.</summary>
    public static BinanceError Read(int status, ReadOnlySpan<byte> body, TimeSpan? retryAfter)
    {
        try
        {
            var (code, text) = WireJson.Read(body, "an error", ErrorBody.Parse);
            return new(status, code, text, retryAfter) { BannedUntil = UntilOf(text) };
        }
        catch (WireException)
        {
            return new(status, 0, $"HTTP {status} without a readable error of {body.Length} bytes", retryAfter);
        }
    }
}
