using Actors.Exchanges.Binance.UserData;

namespace Actors.Exchanges.Binance;

public sealed record BinanceVenueOptions
{
    /// <summary>Orders may cost real money. Without it a venue on the live environment is not made.</summary>
    public bool RealMoney { get; init; }

    public UserDataOptions UserData { get; init; } = UserDataOptions.Default;

    /// <summary>How often REST is asked what the stream may have lost, while the stream is there.</summary>
    public TimeSpan CrossCheckEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A fill that REST knows and the stream has not told for so long was lost there: the stream is given up.</summary>
    public TimeSpan StreamLag { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The same while it is not.</summary>
    public TimeSpan BlindCheckEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// An operator is told when the clock of this machine is off by more. It is measured with every <see cref="CrossCheckEvery"/>.
    /// </summary>
    public TimeSpan ClockNotice { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Entries are refused while the clock of this machine is off by more.</summary>
    public TimeSpan ClockLimit { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the matching engine may hold a request that arrived in time.</summary>
    public TimeSpan EngineAllowance { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>True of client order ids that this engine gives; by default of those that <see cref="Domain.OrderIds"/> makes.</summary>
    public Func<string, bool>? IsOurs { get; init; }

    /// <summary>The price of a commission's asset in a quote asset, or null where it is not known; by default the venue's last price.</summary>
    public Func<string, string, decimal?>? CommissionPrice { get; init; }

    /// <summary>For a venue whose time runs so many times as fast as the wall clock: the network and this machine do not.</summary>
    public BinanceVenueOptions AtPace(double pace) => this with
    {
        CrossCheckEvery = CrossCheckEvery * pace,
        StreamLag = StreamLag * pace,
        BlindCheckEvery = BlindCheckEvery * pace,
        ClockNotice = ClockNotice * pace,
        ClockLimit = ClockLimit * pace,
    };
}
