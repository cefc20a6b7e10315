using System.Net;
using System.Net.Sockets;

namespace Actors.Tests.Live;

/// <summary>Another address of a server on this machine, which can be shut, and opened again at the same port.</summary>
sealed class Relay : IAsyncDisposable
{
    readonly Uri server;
    readonly Lock gate = new();
    readonly List<Line> lines = [];
    readonly List<Task> working = [];
    TcpListener? listener;

    public Relay(Uri server)
    {
        this.server = server;
        Open();
    }

    public Uri Url => new($"http://127.0.0.1:{Port}");

    int Port { get; set; }

    public void Open()
    {
        lock (gate)
        {
            listener = new TcpListener(IPAddress.Loopback, Port);
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
            working.Add(Accept(listener));
        }
    }

    /// <summary>Breaks every connection and takes no new one.</summary>
    public void Shut()
    {
        lock (gate)
        {
            listener?.Dispose();
            lines.ForEach(static line => line.Dispose());
            lines.Clear();
        }
    }

    /// <summary>Passes nothing on any more over the connections that stand; new ones work.</summary>
    public void Freeze()
    {
        lock (gate)
            lines.ForEach(static line => line.IsFrozen = true);
    }

    public async ValueTask DisposeAsync()
    {
        Shut();
        await Task.WhenAll(working.ToArray());
    }

    async Task Accept(TcpListener at)
    {
        try
        {
            while (true)
            {
                var line = new Line(await at.AcceptTcpClientAsync());
                lock (gate)
                {
                    lines.Add(line);
                    working.Add(line.Serve(server.Port));
                }
            }
        }
        catch (Exception shut) when (shut is SocketException or ObjectDisposedException)
        {
            // Nobody is to come any more.
        }
    }

    sealed class Line(TcpClient near) : IDisposable
    {
        readonly TcpClient far = new();

        public volatile bool IsFrozen;

        public async Task Serve(int port)
        {
            try
            {
                await far.ConnectAsync(IPAddress.Loopback, port);
                await Task.WhenAny(Pass(near, far), Pass(far, near));
            }
            catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
            {
                // Either end has gone.
            }
            Dispose();
        }

        public void Dispose()
        {
            near.Dispose();
            far.Dispose();
        }

        async Task Pass(TcpClient from, TcpClient to)
        {
            var buffer = new byte[16 * 1024];
            try
            {
                var (source, sink) = (from.GetStream(), to.GetStream());
                while (await source.ReadAsync(buffer) is > 0 and var count)
                {
                    if (!IsFrozen)
                        await sink.WriteAsync(buffer.AsMemory(0, count));
                }
            }
            catch (Exception broken) when (broken is IOException or InvalidOperationException)
            {
                // Either end has gone.
            }
        }
    }
}
