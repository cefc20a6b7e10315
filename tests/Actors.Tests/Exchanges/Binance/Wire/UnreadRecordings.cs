namespace Actors.Tests.Exchanges.Binance.Wire;

/// <summary>
/// The recorded kinds that nothing of this client reads, each with the reason. What is recorded later is either read or
/// comes to stand here.
/// </summary>
static class UnreadRecordings
{
    const string Futures = "of the futures exchange, with which the client does not deal";
    const string Margin = "of the margin account, which the client does not use";
    const string Wallet = "of the wallet and its services, which the client does not use";
    const string Asks = "a request: it is sent, not received";
    const string Empty = "an example whose events have no fields: it refers to the stream of one symbol";
    const string Statistics = "statistics of a symbol, which the client does not ask for";
    const string ReferencePrice = "a reference price by REST, which the client does not ask for";
    const string Prevented = "of prevented trades with oneself, which the client does not ask for";
    const string Fees = "commissions by rule, which the client does not ask for: it reads those of each fill";

    /// <summary>A path, or a file; a star at the end stands for the rest.</summary>
    public static readonly IReadOnlyList<(string What, string Why)> All =
    [
        ("rest-usd-futures-account/*", Futures), ("rest-usd-futures-exchange-data/*", Futures), ("rest-usd-futures-trading/*", Futures),
        ("ws-api-usd-futures/*", Futures), ("ws-stream-usd-futures/*", Futures), ("nautilus-rs-futures/*", Futures),
        ("nautilus-py/http-futures*", Futures), ("nautilus-py/ws-futures*", Futures),
        ("/sapi/v1/margin/*", Margin), ("/sapi/v1/portfolio/*", Margin),
        ("ws-stream-spot/account-margin-call.ack.json", Margin), ("ws-stream-spot/account-margin-call.message.json", Margin),
        ("/sapi/v1/asset/*", Wallet), ("/sapi/v1/capital/*", Wallet), ("/sapi/v1/convert/*", Wallet), ("/sapi/v1/blvt/*", Wallet),
        ("/sapi/v1/account/status", Wallet), ("/sapi/v1/account/info", Wallet), ("/sapi/v1/accountSnapshot", Wallet),
        ("/sapi/v1/bnbBurn", Wallet), ("/sapi/v1/rebate/*", Wallet), ("/sapi/v1/pay/*", Wallet), ("/sapi/v2/localentity/*", Wallet),
        ("/sapi/v1/algo/*", "orders that the venue slices itself, which the client does not place"),
        ("/sapi/v1/spot/delist-schedule", "a plan of the venue: that a symbol ends shows in its status"),
        ("nautilus-py/http-wallet-trading-fees.json", Fees), ("/api/v3/account/commission", Fees),
        ("/api/v3/order/test", Fees), ("/api/v3/sor/order/test", Fees),
        ("/api/v3/ticker", Statistics), ("/api/v3/ticker/24hr", Statistics), ("/api/v3/ticker/tradingDay", Statistics),
        ("/api/v3/ticker/bookTicker", "the top of a book by REST, which the client does not ask for: it streams it"),
        ("nautilus-rs-spot/ticker-24hr-response.json", Statistics), ("nautilus-rs-spot/book-ticker-response.json", Statistics),
        ("/api/v3/executionRules", "price ranges, which the venue alone judges"),
        ("/api/v3/referencePrice", ReferencePrice), ("/api/v3/referencePrice/calculation", ReferencePrice),
        ("docs-faq-price-range-execution-rules/how-does-the-price-range-execution-rule-work-2.json", ReferencePrice),
        ("/api/v3/order/amend/keepPriority", "an amended order has a shape of its own, and the client amends none"),
        ("/api/v3/order/amendments", "changes of an order, and the client amends none"),
        ("/api/v3/myPreventedMatches", Prevented), ("docs-faq-stp-faq/what-is-a-prevented-match.json", Prevented),
        ("docs-faq-stp-faq/what-is-prevented-quantity.json", Prevented), ("docs-faq-stp-faq/how-do-i-know-which-symbol-uses-stp.json", Prevented),
        ("docs-faq-sor-faq/what-are-allocations-an-allocation.json", "allocations, which only orders of the venue's own routing have"),
        ("docs-web-socket-api/check-server-time.json", Asks), ("docs-web-socket-api/query-session-status.json", Asks),
        ("docs-web-socket-api/test-connectivity.json", Asks), ("docs-web-socket-api/unsubscribe-from-user-data-stream.json", Asks),
        ("docs-web-socket-api/rolling-window-price-change-statistics-note.json", Asks),
        ("docs-web-socket-streams/setting-properties.json", Asks), ("docs-web-socket-streams/retrieving-properties.json", Asks),
        ("docs-web-socket-streams/all-market-mini-tickers-stream.json", Empty),
        ("docs-web-socket-streams/all-market-rolling-window-statistics-streams.json", Empty),
        ("recorded/signing-vectors.json", "not a message: what signing has to come to"),
    ];

    /// <summary>Null of what is to be read.</summary>
    public static string? WhyNot(RecordingRow row) =>
        row.Kind.EndsWith("request", StringComparison.Ordinal) ? Asks
        : All.FirstOrDefault(one => Means(one.What, row)).Why;

    public static bool Means(string what, RecordingRow row)
    {
        var name = what.StartsWith('/') ? row.Path : row.File;
        return what.EndsWith('*') ? name.StartsWith(what[..^1], StringComparison.Ordinal) : name == what;
    }
}
