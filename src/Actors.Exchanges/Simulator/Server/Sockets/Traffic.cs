namespace Actors.Exchanges.Simulator.Server;

/// <summary>
/// How much has gone over the WebSockets that are open. A client that has received as many frames as were sent, and whose
/// messages were all taken, knows all there is to know.
/// </summary>
/// <param name="Sent">Frames that were put into the queue of a client.</param>
/// <param name="Taken">Messages of clients that are answered: the frames that they led to are among those sent.</param>
public readonly record struct Traffic(int Connections, long Sent, long Taken);
