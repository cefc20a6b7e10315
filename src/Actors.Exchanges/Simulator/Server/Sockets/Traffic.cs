namespace Actors.Exchanges.Simulator.Server;

/// <summary>
/// How much has gone over a WebSocket that is open. A client that has received as many frames as were sent, and whose
/// messages were all taken, knows all there is to know.
/// </summary>
/// <param name="Number">Of all that were ever opened.</param>
/// <param name="Sent">Frames that were put into the queue of the client.</param>
/// <param name="Taken">Messages of the client that are answered: the frames that they led to are among those sent.</param>
/// <param name="IsCut">It is being torn down.</param>
/// <param name="IsMute">Nothing that was sent since arrives, and maybe not all from just before.</param>
public readonly record struct Traffic(long Number, long Sent, long Taken, bool IsCut, bool IsMute);
