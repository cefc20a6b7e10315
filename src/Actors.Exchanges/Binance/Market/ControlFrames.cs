using System.Globalization;
using System.Text;

namespace Actors.Exchanges.Binance.Market;

/// <summary>The requests that a stream connection takes, as UTF-8 text.</summary>
public static class ControlFrames
{
    /// <summary>Longer frames have been seen to stall at the venue.</summary>
    public const int LongestFrame = 4_000;

    /// <summary>As few frames as hold all the names, each with its own id from <paramref name="firstId"/> on.</summary>
    /// <param name="method"><c>SUBSCRIBE</c> or <c>UNSUBSCRIBE</c>.</param>
    public static IEnumerable<byte[]> ForStreams(string method, IEnumerable<string> streams, long firstId)
    {
        var id = firstId;
        var frame = new StringBuilder();
        var bytes = 0;
        foreach (var stream in streams)
        {
            var size = Encoding.UTF8.GetByteCount(stream) + 3;
            if (bytes > 0 && bytes + size > LongestFrame - 100)
            {
                yield return Finish();
                id++;
            }
            frame.Append(bytes == 0 ? $$"""{"method":"{{method}}","params":[""" : ",").Append('"').Append(stream).Append('"');
            bytes += size;
        }
        if (bytes > 0)
            yield return Finish();

        byte[] Finish()
        {
            frame.Append("],\"id\":").Append(id.ToString(CultureInfo.InvariantCulture)).Append('}');
            var done = Encoding.UTF8.GetBytes(frame.ToString());
            frame.Clear();
            bytes = 0;
            return done;
        }
    }

    /// <summary>The probe of a quiet connection.</summary>
    public static byte[] List(long id) =>
        Encoding.UTF8.GetBytes($$"""{"method":"LIST_SUBSCRIPTIONS","id":{{id.ToString(CultureInfo.InvariantCulture)}}}""");
}
