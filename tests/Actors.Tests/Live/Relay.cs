using System.Net;
using System.Net.Sockets;

namespace Actors.Tests.Live;

/// <summary>How an address takes a connection.</summary>
enum Manner
{
    Passing,
    /// <summary>It takes it and says nothing.</summary>
    Silent,
    /// <summary>It answers that it cannot serve.</summary>
    Failing,
}

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

    /// <summary>What a connection made from now on comes to.</summary>
    public Manner Manner { get; set; }

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
            Break();
        }
    }

    /// <summary>Breaks every connection.</summary>
    public void Break()
    {
        lock (gate)
        {
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
                    working.Add(line.Serve(server.Port, Manner));
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

        public async Task Serve(int port, Manner manner)
        {
            if (manner == Manner.Silent)
                return;
            try
            {
                if (manner == Manner.Failing)
                {
                    await Fail();
                }
                else
                {
                    await far.ConnectAsync(IPAddress.Loopback, port);
                    await Task.WhenAny(Pass(near, far), Pass(far, near));
                }
            }
            catch (Exception broken) when (broken is SocketException or ObjectDisposedException or IOException)
            {
                // Either end has gone.
            }
            Dispose();
        }

        async Task Fail()
        {
            _ = await near.GetStream().ReadAsync(new byte[16 * 1024]);
            await near.GetStream().WriteAsync("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
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
