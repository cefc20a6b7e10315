using System.Net.WebSockets;
using Actors.Exchanges.Simulator.Server;

namespace Actors.Tests.Exchanges.Simulator.Server;

public sealed class PeerTests
{
    [Fact]
    public async Task A_client_that_does_not_keep_up_is_cut_off_and_nobody_waits_for_it()
    {
        using var socket = new StuckSocket();
        using var peer = new Peer(socket, null, new Actors.Exchanges.Simulator.Server.Faults(1), TimeProvider.System, queue: 10);
        var serving = peer.Run(_ => { });

        for (var i = 0; i < 20; i++)
            peer.Send("{}"u8.ToArray());

        await serving.WaitAsync(TimeSpan.FromSeconds(10));
        socket.State.ShouldBe(WebSocketState.Aborted);
    }

    /// <summary>Never takes and never says anything.</summary>
    sealed class StuckSocket : WebSocket
    {
        WebSocketState state = WebSocketState.Open;

        public override WebSocketCloseStatus? CloseStatus => null;
        public override string? CloseStatusDescription => null;
        public override WebSocketState State => state;
        public override string? SubProtocol => null;

        public override void Abort() => state = WebSocketState.Aborted;

        public override void Dispose() => state = WebSocketState.Closed;

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
            Task.Delay(Timeout.Infinite, cancellationToken);

        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
            Task.Delay(Timeout.Infinite, cancellationToken);

        public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("nothing ever comes");
        }

        public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
            Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
