using System.Net;
using Actors.Domain;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>An account with its keys and what it holds at the start and after a wipe.</summary>
public sealed record SimulatedAccount(string Name, IReadOnlyList<ApiKey> Keys)
{
    public IReadOnlyDictionary<string, decimal> Balances { get; init; } = new Dictionary<string, decimal>(StringComparer.Ordinal);
    public CommissionRates Commissions { get; init; } = CommissionRates.Usual;
}

/// <summary>How the simulated exchange runs. Where the exchange documents nothing, the default is what was seen.</summary>
public sealed record SimulatorOptions
{
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>TCP port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Of the market and of the faults.</summary>
    public ulong Seed { get; init; } = 1;

    public required IReadOnlyList<SimulatedAccount> Accounts { get; init; }

    public required MarketOptions Market { get; init; }

    public ExchangeOptions Exchange { get; init; } = new();

    public LimitOptions Limits { get; init; } = new();

    /// <summary>The order in which a signed request is checked.</summary>
    public IReadOnlyList<KeyCheck> CheckOrder { get; init; } =
        [KeyCheck.Format, KeyCheck.Mandatory, KeyCheck.Window, KeyCheck.Known, KeyCheck.Signature];

    /// <summary>
    /// Added to every recvWindow. For a clock that runs faster than the wall, on which the way of a request over
    /// loopback takes long.
    /// </summary>
    public TimeSpan WindowSlack { get; init; }

    /// <summary>Refuse requests with parameters that nobody reads (-1104) instead of ignoring them.</summary>
    public bool Strict { get; init; }

    /// <summary>Every connection is closed when it is this old.</summary>
    public TimeSpan ConnectionLife { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How often a connection is pinged; of the wall clock, as the network is.</summary>
    public TimeSpan PingEvery { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a pong may take.</summary>
    public TimeSpan PongWithin { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Frames that may wait for a client before it is cut off.</summary>
    public int QueuePerClient { get; init; } = 16_384;

    /// <exception cref="DomainFault">Something makes no sense.</exception>
    internal void Check()
    {
        Expect(Port is >= 0 and <= 65_535, $"port was {Port}, expected 0 to 65535");
        Expect(WindowSlack >= TimeSpan.Zero, $"window slack was {WindowSlack}, expected no negative time");
        Expect(QueuePerClient > 0, $"queue per client was {QueuePerClient}, expected 1 or more");
        Expect(CheckOrder.Order().SequenceEqual(Enum.GetValues<KeyCheck>()),
            $"check order was {string.Join(", ", CheckOrder)}, expected each of {string.Join(", ", Enum.GetValues<KeyCheck>())} once");
        Expect(CheckOrder.Index().Last(c => c.Item is KeyCheck.Format or KeyCheck.Known).Index
            < CheckOrder.Index().First(c => c.Item == KeyCheck.Signature).Index,
            "check order has Signature before Known, expected the key to be looked up first");
        var namesake = Accounts.GroupBy(a => a.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        Expect(namesake is null, $"account {namesake?.Key} is there twice, expected every name once");
        var twice = Accounts.SelectMany(a => a.Keys).GroupBy(k => k.Key, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        foreach (var (account, key) in Accounts.SelectMany(a => a.Keys.Select(k => (a.Name, k))))
        {
            Expect(ApiKey.IsValid(key.Key), $"an API key of account {account} was '{key.Key}', expected 1 to {ApiKey.Longest} letters and digits");
            Expect(key is not ApiKey.Hmac { Secret: "" }, $"the secret of API key {key.Key} was empty, expected a text that clients can sign with");
        }
        Expect(twice is null, $"API key {twice?.Key} is there twice, expected every key once");
    }

    static void Expect(bool holds, string what)
    {
        if (!holds)
            throw new DomainFault(what);
    }
}
