using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Actors.Domain;
using Actors.Tests.Exchanges.Binance.Market;

namespace Actors.Tests.Exchanges.Binance.Archive;

/// <summary>The public archive of a <see cref="FakeVenue"/>'s candles, as it publishes them, behind an HTTP client.</summary>
sealed class FakeArchive(FakeVenue venue, Series series) : HttpMessageHandler
{
    /// <summary>Names of what was asked for, zips only.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Files that are not there though they should be.</summary>
    public HashSet<string> Missing { get; } = new(StringComparer.Ordinal);

    /// <summary>Files whose bytes are not those of their checksum.</summary>
    public HashSet<string> Wrong { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers of 503 before anything else is answered.</summary>
    public int Failures { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Failures-- > 0)
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable));
        var path = request.RequestUri!.AbsolutePath;
        var isChecksum = path.EndsWith(".CHECKSUM", StringComparison.Ordinal);
        var name = Path.GetFileName(isChecksum ? path[..^9] : path);
        if (!isChecksum)
            Asked.Add(name);
        if (Missing.Contains(name) || Zip(isChecksum ? path[..^9] : path, name) is not { } zip)
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));
        var hash = Convert.ToHexStringLower(SHA256.HashData(zip));
        if (Wrong.Contains(name))
            hash = new string('0', 64);
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = isChecksum ? new StringContent($"{hash}  {name}\n") : new ByteArrayContent(zip),
        });
    }

    byte[]? Zip(string path, string name)
    {
        var isMonth = path.Contains("/monthly/", StringComparison.Ordinal);
        var date = Path.GetFileNameWithoutExtension(name)[(series.Symbol.Name.Length + series.Timeframe.ToString().Length + 2)..];
        var from = DateTimeOffset.ParseExact(date, isMonth ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var to = isMonth ? from.AddMonths(1) : from.AddDays(1);
        path.ShouldBe($"/data/spot/{(isMonth ? "monthly" : "daily")}/klines/{series.Symbol}/{series.Timeframe}/{name}");
        if (to > venue.Clock.GetUtcNow())
            return null;
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = archive.CreateEntry(Path.ChangeExtension(name, ".csv"));
            entry.LastWriteTime = to;                           // the same bytes each time
            using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(false));
            Write(writer, from, to);
        }
        return bytes.ToArray();
    }

    /// <summary>Microseconds from 2025 on; a header in the files of some months, as there are.</summary>
    void Write(StreamWriter writer, DateTimeOffset from, DateTimeOffset to)
    {
        var unit = from.Year >= 2025 ? 1_000 : 1;
        if (from.Month == 2)
            writer.Write("open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore\n");
        for (var open = from; open < to; open += series.Timeframe.Duration)
        {
            if (venue.Holes.Contains(open))
                continue;
            var row = venue.Truth(series, open, DateTimeOffset.MaxValue);
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"{open.ToUnixTimeMilliseconds() * unit},{row.Open:F8},{row.High:F8},{row.Low:F8},{row.Close:F8},{row.Volume:F8},{(open + series.Timeframe.Duration).ToUnixTimeMilliseconds() * unit - 1},1.00000000,5,0.50000000,0.40000000,0\n"));
        }
    }
}
