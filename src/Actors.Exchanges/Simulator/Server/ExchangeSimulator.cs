using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>A simulated exchange that speaks Binance's spot protocol over HTTP and WebSocket, on the loopback by default.</summary>
public sealed class ExchangeSimulator : IAsyncDisposable
{
    readonly WebApplication app;
    readonly SimulatedExchange world;
    readonly Connections connections;
    readonly CancellationTokenSource stopped = new();
    readonly CancellationTokenRegistration asked;
    readonly Task pump;
    int disposed;

    ExchangeSimulator(WebApplication app, SimulatedExchange world, Connections connections, TimeProvider time, CancellationToken stop)
    {
        (this.app, this.world, this.connections) = (app, world, connections);
        Uri = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        pump = Pump(time);
        asked = stop.Register(() => _ = DisposeAsync().AsTask());
    }

    /// <summary>Such as <c>http://127.0.0.1:9443/</c>.</summary>
    public Uri Uri { get; }

    /// <summary>Without a slash at the end.</summary>
    public string RestUrl => $"{Uri}api/v3";

    public string WebSocketApiUrl => $"ws://{Uri.Authority}/ws-api/v3";

    /// <summary>To be followed by <c>/ws/…</c> or <c>/stream?streams=…</c>.</summary>
    public string StreamUrl => $"ws://{Uri.Authority}";

    /// <summary>What goes wrong, and how often it did.</summary>
    public Faults Faults => world.Faults;

    /// <summary>What can be done to the exchange as a whole.</summary>
    public SimulatedExchange Exchange => world;

    /// <summary>Starts the exchange.</summary>
    /// <param name="time">Drives its clock, market and limits; it may run faster than the wall clock.</param>
    /// <param name="stop">Stops it, as <see cref="DisposeAsync"/> does.</param>
    /// <exception cref="ArgumentException">An option makes no sense; the message says which and why.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<ExchangeSimulator> Start(SimulatorOptions options, TimeProvider time, CancellationToken stop = default)
    {
        options.Check();
        var world = new SimulatedExchange(options, time);
        var connections = new Connections(options, time);
        world.Restarting = connections.CutAll;
        var router = new Router(world, connections, options, time);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [] });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(options.Address, options.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.Use(next => connection => connections.Accept(connection, next));
            });
        });
        var app = builder.Build();
        app.UseWebSockets();
        app.Run(router.Serve);
        await app.StartAsync(stop);
        return new ExchangeSimulator(app, world, connections, time, stop);
    }

    /// <summary>Says good-bye to every connection and stops within two seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
            return;
        await asked.DisposeAsync();
        await stopped.CancelAsync();
        connections.Announce();
        connections.CloseAll();
        using (var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1)))
            await app.StopAsync(limit.Token);
        await app.DisposeAsync();
        await pump;
        world.Dispose();
        stopped.Dispose();
    }

    // Streams and candles go on while nobody asks for anything.
    async Task Pump(TimeProvider time)
    {
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), time, stopped.Token);
                world.MoveOn();
                connections.CloseOld();
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }
}
