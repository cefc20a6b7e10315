namespace Actors.Exchanges.Simulator;

/// <summary>Why the venue refused a command: its error code and text.</summary>
public sealed record Rejection(int Code, string Message)
{
    public static Rejection UnknownSymbol { get; } = new(-1121, "Invalid symbol.");
    public static Rejection InsufficientBalance { get; } = new(-2010, "Account has insufficient balance for requested action.");
    public static Rejection DuplicateOrder { get; } = new(-2010, "Duplicate order sent.");
    public static Rejection MarketClosed { get; } = new(-2010, "Market is closed.");
    public static Rejection WouldMatch { get; } = new(-2010, "Order would immediately match and take.");
    public static Rejection WouldTrigger { get; } = new(-2010, "Order would trigger immediately.");
    public static Rejection MayNotTrade { get; } = new(-2010, "This account may not place or cancel orders.");
    public static Rejection UnknownOrder { get; } = new(-2011, "Unknown order sent.");
    public static Rejection OrderNotFound { get; } = new(-2013, "Order does not exist.");
    public static Rejection IdsDoNotMatch { get; } = new(-2039, "Client order ID is not correct for this order ID.");

    public static Rejection Filter(string name) => new(-1013, $"Filter failure: {name}");

    public static Rejection Refused(string text) => new(-2010, text);

    public static Rejection Missing(string parameter) =>
        new(-1102, $"Mandatory parameter '{parameter}' was not sent, was empty/null, or malformed.");

    public static Rejection NotWanted(string parameter) => new(-1106, $"Parameter '{parameter}' sent when not required.");
}

/// <summary>What was asked for, or why it was refused: exactly one of the two.</summary>
public readonly record struct Answer<T>(T? Value, Rejection? Rejection)
    where T : class
{
    public bool IsOk => Rejection is null;

    public static implicit operator Answer<T>(T value) => new(value, null);
    public static implicit operator Answer<T>(Rejection rejection) => new(null, rejection);
}
