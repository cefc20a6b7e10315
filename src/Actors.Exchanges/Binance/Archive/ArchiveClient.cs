using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Actors.Domain;

namespace Actors.Exchanges.Binance.Archive;

/// <summary>Fetches files of the public archive, one at a time, and takes none whose bytes are not those of its checksum.</summary>
sealed class ArchiveClient(HttpClient http, DownloadOptions options, TimeProvider clock)
{
    const int Sha256Digits = 64;

    /// <summary>The bytes of the CSV in the zip, with the zip's own hash; null where the archive has no such file.</summary>
    /// <exception cref="CandleDataException">It cannot be had, or is not what its checksum says.</exception>
    public async Task<(byte[] Csv, string Sha256)?> Fetch(ArchivePart part, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await Get(part.Path, stop) is not { } zip)
                return null;
            var checksum = await Get(part.Path + ".CHECKSUM", stop)
                ?? throw new CandleDataException($"the archive has no checksum for {part.Name}; take the candles with --source rest");
            var expected = Expected(part, checksum);
            var found = Convert.ToHexStringLower(SHA256.HashData(zip));
            if (string.Equals(found, expected, StringComparison.OrdinalIgnoreCase))
                return (Unpack(part, zip), found);
            // The file may have been issued anew between the two requests.
            if (attempt == options.Attempts)
                throw new CandleDataException($"{part.Name} has the SHA-256 {found}, its checksum says {expected}; try again later, or take the candles with --source rest");
            await Task.Delay(options.RetryPause, clock, stop);
        }
    }

    async Task<byte[]?> Get(string path, CancellationToken stop)
    {
        var address = new Uri(options.Archive, "/" + path);
        for (var attempt = 1; ; attempt++)
        {
            string failure;
            var pause = options.RetryPause * Math.Pow(2, attempt - 1);
            try
            {
                using var response = await http.GetAsync(address, stop);
                if (response.StatusCode == HttpStatusCode.NotFound)
                    return null;
                if (response.IsSuccessStatusCode)
                    return await response.Content.ReadAsByteArrayAsync(stop);
                failure = $"it answered {(int)response.StatusCode}";
                pause = response.Headers.RetryAfter?.Delta ?? pause;
            }
            catch (Exception e) when (e is HttpRequestException or SocketException or IOException || (e is TaskCanceledException && !stop.IsCancellationRequested))
            {
                failure = e.Message;
            }
            if (attempt == options.Attempts)
                throw new CandleDataException($"{address} cannot be had after {attempt} attempts: {failure}; check the connection, or take the candles with --source rest");
            await Task.Delay(pause, clock, stop);
        }
    }

    /// <summary>One line as <c>sha256sum</c> writes it: hash, two spaces, name.</summary>
    static string Expected(ArchivePart part, byte[] checksum)
    {
        var text = Encoding.UTF8.GetString(checksum).Trim();
        return text.Length >= Sha256Digits && text[..Sha256Digits].All(char.IsAsciiHexDigit)
            && (text.Length == Sha256Digits || text[Sha256Digits..].TrimStart(' ', '*') == part.Name)
            ? text[..Sha256Digits]
            : throw new CandleDataException($"the checksum of {part.Name} is '{text[..Math.Min(text.Length, 100)]}', expected 64 hex digits, two spaces and the name");
    }

    static byte[] Unpack(ArchivePart part, byte[] zip)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip));
            var entry = archive.Entries.SingleOrDefault(entry => entry.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
                ?? throw new CandleDataException($"{part.Name} holds {archive.Entries.Count} files, expected one CSV");
            using var content = entry.Open();
            using var csv = new MemoryStream();
            content.CopyTo(csv);
            return csv.ToArray();
        }
        catch (InvalidDataException e)
        {
            throw new CandleDataException($"{part.Name} cannot be unpacked though its checksum is right: {e.Message}");
        }
    }
}
