using Actors.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

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
        pump = time is SteppedTimeProvider stepped ? Follow(stepped) : Pump(time);
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

    /// <summary>Of each WebSocket.</summary>
    public IReadOnlyList<Traffic> Traffic => connections.Traffic;

    /// <inheritdoc cref="Connections.Unanswered"/>
    public long Unanswered => connections.Unanswered;

    /// <summary>True after a restart, while no connection is taken.</summary>
    public bool IsDown => connections.IsDown;

    /// <summary>Starts the exchange.</summary>
    /// <param name="time">
    /// Drives its clock, market and limits; it may run faster than the wall clock. With a <see cref="SteppedTimeProvider"/>
    /// the market moves with each step, before whoever moves time goes on.
    /// </param>
    /// <param name="stop">Stops it, as <see cref="DisposeAsync"/> does.</param>
    /// <exception cref="DomainFault">An option makes no sense; the message says which and why.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<ExchangeSimulator> Start(SimulatorOptions options, TimeProvider time, CancellationToken stop = default)
    {
        options.Check();
        var exchange = new SimulatedExchange(options, time);
        var lines = new Connections(options, time);
        exchange.Restarting = lines.CutAll;
        exchange.Limiter.Banning = lines.CutOff;
        var router = new Router(exchange, lines, options, time);
        // Empty: neither files nor variables around it change how it listens, and signals stay the process's own.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(options.Address, options.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.Use(next => connection => lines.Accept(connection, next));
            });
        });
        var server = builder.Build();
        server.UseWebSockets();
        server.Run(router.Serve);
        await server.StartAsync(stop);
        return new ExchangeSimulator(server, exchange, lines, time, stop);
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

    Task Follow(SteppedTimeProvider time)
    {
        time.Moved = _ =>
        {
            world.MoveOn();
            connections.CloseOld();
        };
        return Task.CompletedTask;
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

    sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
