using Actors.Exchanges.Simulator.Server;

namespace Actors.Tests.Live;

/// <content>When nothing is on its way: both ends have counted the same.</content>
sealed partial class Wire
{
    /// <summary>True when nothing is on its way any more.</summary>
    public bool IsStill
    {
        get
        {
            lock (gate)
            {
                GiveUpTheMute();
                return underWay == 0 && (Exchange is null || Agrees(Exchange.Traffic));
            }
        }
    }

    public override string ToString()
    {
        lock (gate)
            return $"{underWay} requests and writes under way, {come.Count} to be let in, here {string.Join(", ", sockets.Values)}, there {string.Join(", ", Exchange?.Traffic ?? [])}";
    }

    /// <summary>The exchange has left a request without an answer: nothing more comes of it, and time goes on.</summary>
    void GiveUpTheMute()
    {
        if (Exchange is null || Exchange.Unanswered == unanswered)
            return;
        unanswered = Exchange.Unanswered;
        if (calling is not { IsOver: false } mute)
            return;
        mute.IsOver = true;
        underWay--;
    }

    /// <summary>Either side has of every socket what the other has sent, unless it is mute.</summary>
    bool Agrees(IReadOnlyList<Traffic> there)
    {
        var open = 0;
        foreach (var one in there)
        {
            if (one.IsCut || !sockets.TryGetValue(one.Number, out var here))
                return false;
            if (one.IsMute || here.IsMute)
                continue;
            if (here.Received != one.Sent || here.Sent != one.Taken)
                return false;
            open++;
        }
        var mute = there.Where(static one => one.IsMute).Select(one => sockets[one.Number]).ToArray();
        if (open != sockets.Values.Count(socket => !socket.IsMute && !mute.Contains(socket)))
            return false;
        foreach (var socket in mute)
            socket.IsMute = true;
        return true;
    }
}
