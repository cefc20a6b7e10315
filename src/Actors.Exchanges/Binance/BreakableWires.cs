using System.Net.Sockets;
using System.Net.WebSockets;
using Actors.Exchanges.Conformance;

namespace Actors.Exchanges.Binance;

/// <summary>The sockets of a client, which can be broken on purpose: to find out whether it minds.</summary>
/// <param name="late">How long a late request is under way.</param>
sealed class BreakableWires(TimeProvider clock, TimeSpan late) : IBreakableWires
{
    readonly Lock gate = new();
    readonly List<WebSocket> sockets = [];
    Loss? next;
    int holds;

    TimeProvider Clock => clock;
    TimeSpan Lateness => late;

    public void LoseNext(Loss loss)
    {
        lock (gate)
            next = loss;
    }

    public void CutStreams()
    {
        WebSocket[] cut;
        lock (gate)
        {
            cut = [.. sockets];
            sockets.Clear();
        }
        foreach (var socket in cut)
            socket.Abort();
    }

    public IDisposable HoldStreams()
    {
        Interlocked.Increment(ref holds);
        CutStreams();
        return new Hold(this);
    }

    /// <summary>For the requests.</summary>
    public HttpMessageHandler Around(HttpMessageHandler inner) => new Requests(this, inner);

    /// <summary>For the streams: opens a socket as <paramref name="open"/> does, while none is held.</summary>
    public async ValueTask<WebSocket> Open(Func<Uri, CancellationToken, ValueTask<WebSocket>> open, Uri address, CancellationToken stop)
    {
        if (Volatile.Read(ref holds) > 0)
            throw new WebSocketException("the wires are held");
        var socket = await open(address, stop);
        lock (gate)
        {
            sockets.RemoveAll(old => old.State is WebSocketState.Closed or WebSocketState.Aborted);
            sockets.Add(socket);
        }
        return socket;
    }

    Loss? Take()
    {
        lock (gate)
        {
            var loss = next;
            next = null;
            return loss;
        }
    }

    sealed class Hold(BreakableWires wires) : IDisposable
    {
        int released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref released, 1) == 0)
                Interlocked.Decrement(ref wires.holds);
        }
    }

    sealed class Requests(BreakableWires wires, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Get || wires.Take() is not { } loss)
                return await base.SendAsync(request, cancellationToken);
            if (loss == Loss.Answer)
                (await base.SendAsync(request, cancellationToken)).Dispose();
            else if (loss == Loss.Late)
                _ = SendLate(await Copy(request, cancellationToken));
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "the wires lost it");
        }

        async Task SendLate(HttpRequestMessage request)
        {
            using (request)
            {
                try
                {
                    await Task.Delay(wires.Lateness, wires.Clock);
                    (await base.SendAsync(request, CancellationToken.None)).Dispose();
                }
                catch (Exception e) when (e is HttpRequestException or SocketException or ObjectDisposedException)
                {
                    // It is lost after all.
                }
            }
        }

        /// <summary>Its sender disposes of the original.</summary>
        static async Task<HttpRequestMessage> Copy(HttpRequestMessage request, CancellationToken stop)
        {
            var copy = new HttpRequestMessage(request.Method, request.RequestUri);
            if (request.Content is { } content)
            {
                copy.Content = new ByteArrayContent(await content.ReadAsByteArrayAsync(stop));
                copy.Content.Headers.ContentType = content.Headers.ContentType;
            }
            foreach (var (name, values) in request.Headers)
                copy.Headers.TryAddWithoutValidation(name, values);
            return copy;
        }
    }
}
