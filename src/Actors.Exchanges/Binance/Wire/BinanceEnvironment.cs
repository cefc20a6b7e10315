using Actors.Domain;

namespace Actors.Exchanges.Binance.Wire;

/// <summary>Where Binance, or what speaks its protocol, is reached.</summary>
/// <param name="Rest">Scheme and host; paths such as <c>/api/v3/time</c> are added.</param>
/// <param name="WsApi">Requests and user data; null where only public data is served.</param>
/// <param name="Streams">Scheme and host of the market streams; <c>/ws</c> and <c>/stream</c> are added.</param>
/// <param name="RealMoney">True where an order costs real money.</param>
public sealed record BinanceEnvironment(string Name, Uri Rest, Uri? WsApi, Uri Streams, bool RealMoney)
{
    public static BinanceEnvironment Live { get; } = new(
        "live", new("https://api.binance.com"), new("wss://ws-api.binance.com:443/ws-api/v3"),
        new("wss://stream.binance.com:9443"), RealMoney: true);

    public static BinanceEnvironment DataOnly { get; } = new(
        "data-only", new("https://data-api.binance.vision"), null, new("wss://data-stream.binance.vision"), RealMoney: false);

    public static BinanceEnvironment Testnet { get; } = new(
        "testnet", new("https://testnet.binance.vision"), new("wss://ws-api.testnet.binance.vision/ws-api/v3"),
        new("wss://stream.testnet.binance.vision"), RealMoney: false);

    /// <summary>The other doors of the test network.</summary>
    public static BinanceEnvironment TestnetAlternative { get; } = Testnet with
    {
        Rest = new("https://api1.testnet.binance.vision"), Streams = new("wss://stream.testnet.binance.vision:9443"),
    };

    /// <summary>Binance's own demo mode, with its own keys.</summary>
    public static BinanceEnvironment Demo { get; } = new(
        "demo", new("https://demo-api.binance.com"), new("wss://demo-ws-api.binance.com/ws-api/v3"),
        new("wss://demo-stream.binance.com"), RealMoney: false);

    /// <summary>True where orders can be placed.</summary>
    public bool Trades => WsApi is not null;

    /// <summary>A simulator, all of it at one address such as <c>http://127.0.0.1:8080</c>.</summary>
    public static BinanceEnvironment Simulator(Uri address)
    {
        var sockets = new UriBuilder(address) { Scheme = address.Scheme == Uri.UriSchemeHttps ? "wss" : "ws" }.Uri;
        return new("simulator", address, new(sockets, "/ws-api/v3"), sockets, RealMoney: false);
    }

    /// <exception cref="DomainFault">No environment has this name, or the simulator has no address.</exception>
    public static BinanceEnvironment Named(string name, Uri? simulator = null) => name switch
    {
        "live" => Live,
        "data-only" => DataOnly,
        "testnet" => Testnet,
        "demo" => Demo,
        "simulator" => Simulator(simulator ?? throw new DomainFault(
            "the environment 'simulator' needs the simulator's address, such as http://127.0.0.1:8080")),
        _ => throw new DomainFault($"an environment is one of simulator, testnet, live, data-only, demo; was '{name}'"),
    };
}
