using Actors.Domain;
using Actors.Exchanges.Binance.Market;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance.Archive;

/// <summary>
/// The download of one symbol. The file grows beside its place from the first wanted candle on: rows that the old file
/// has are copied, those before, between and after are fetched.
/// </summary>
sealed class SymbolDownload(
    Symbol symbol, string interval, DownloadOptions options, IMarketRest rest, ArchiveClient archive, TimeProvider clock)
{
    const int Page = 1_000;
    static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    readonly List<ArchiveFile> archives = [];
    readonly List<string> notes = [];
    readonly string target = Path.Combine(options.Folder, $"{symbol.Name.Replace('/', '_')}_{options.Timeframe}.csv");
    long fetched;

    Timeframe Timeframe => options.Timeframe;
    string Part => target + ".part";
    string Sources => target + ".sha256";

    public async Task<DownloadResult> Run(CancellationToken stop)
    {
        var now = await rest.AskServerTime(stop);
        var from = Timeframe.OpenOf(options.From);
        // Only what is closed: the candle of now is not.
        var to = Timeframe.OpenOf(options.To is { } wanted && wanted < now ? wanted : now);
        var old = File.Exists(target) ? HistoryFile.Read(target, Timeframe, static (in KlineRow _) => { }) : null;
        if (old is { IsTorn: true })
            notes.Add($"the last line of {target} was torn and is fetched anew");
        from = await FirstToFetch(from, to, old, stop);
        if (old is { IsEmpty: false, IsTorn: false } && from >= Ticks(old.FirstTicks) && old.LastTicks + Timeframe.Duration.Ticks >= to.UtcTicks && !File.Exists(Part))
            return Unchanged();

        // Not before the venue has answered: an empty folder would keep a backtest from making its candles itself.
        Directory.CreateDirectory(options.Folder);
        using (var writer = OpenPart(from, old))
        {
            if (old is { IsEmpty: false })
            {
                await Fill(writer, Earlier(from, Ticks(old.FirstTicks)), Ticks(old.FirstTicks), to, stop);
                HistoryFile.Read(target, Timeframe, (in KlineRow row) => writer.Add(row));
            }
            await Fill(writer, from, to, to, stop);
            writer.Finish();
            if (writer.Seen.Rows > 0)
                File.Move(Part, target, overwrite: true);
            return Result(writer.Seen);
        }
    }

    /// <summary>Before the symbol was listed there is nothing to look for, file by file.</summary>
    async Task<DateTimeOffset> FirstToFetch(DateTimeOffset from, DateTimeOffset to, HistoryContent? old, CancellationToken stop)
    {
        if (old is { IsEmpty: false } && from >= Ticks(old.FirstTicks))
            return from;
        IReadOnlyList<RestKline> first = from < to ? await Ask(from, 1, stop) : [];
        if (first.Count == 0 || first[0].OpenTime >= to)
            throw new CandleDataException($"the venue has no candles of {symbol} {Timeframe} from {from:u} to {to:u}; check the symbol and the times");
        if (first[0].OpenTime > from)
            notes.Add($"the venue's first candle is of {first[0].OpenTime:u}, later than {from:u}");
        return first[0].OpenTime;
    }

    /// <summary>Goes on with what an interrupted run left, where that begins where this one does.</summary>
    HistoryWriter OpenPart(DateTimeOffset from, HistoryContent? old)
    {
        var start = old is { IsEmpty: false } ? Earlier(from, Ticks(old.FirstTicks)) : from;
        var rows = new List<KlineRow>();
        HistoryContent? part = null;
        if (File.Exists(Part))
        {
            try
            {
                part = HistoryFile.Read(Part, Timeframe, (in KlineRow row) => rows.Add(row));
            }
            catch (CandleDataException e)
            {
                notes.Add($"an unfinished download was broken and is begun anew: {e.Message}");
            }
        }
        if (part is null || part.IsEmpty || part.FirstTicks != start.UtcTicks)
            return new(Part, Timeframe, null);
        notes.Add($"an unfinished download is gone on with from {Ticks(part.LastTicks):u}");
        var writer = new HistoryWriter(Part, Timeframe, part);
        foreach (var row in rows)
            writer.Seen.Count(row);
        return writer;
    }

    /// <summary>Fetches what the file does not have yet of a stretch.</summary>
    /// <param name="end">Where the whole download ends, for the share.</param>
    async Task Fill(HistoryWriter writer, DateTimeOffset from, DateTimeOffset to, DateTimeOffset end, CancellationToken stop)
    {
        if (options.Source == CandleSource.Archive && Next(writer, from) < to)
        {
            foreach (var part in ArchivePlan.For(symbol, Timeframe, Next(writer, from), to, clock.GetUtcNow()))
                await FillFromArchive(writer, part, from, to, end, stop);
        }
        await FillFromRest(writer, Next(writer, from), to, end, stop);
    }

    async Task FillFromArchive(
        HistoryWriter writer, ArchivePart part, DateTimeOffset from, DateTimeOffset to, DateTimeOffset end, CancellationToken stop)
    {
        // What a part before left out comes first: the file goes only forward.
        await FillFromRest(writer, Next(writer, from), Earlier(part.From, to), end, stop);
        if (Next(writer, from) >= Earlier(part.To, to))
            return;
        if (await archive.Fetch(part, stop) is { } file)
        {
            Import(writer, part, file.Csv, Next(writer, from), to);
            archives.Add(new(part.Name, file.Sha256));
            await File.AppendAllTextAsync(Sources, $"{file.Sha256}  {part.Name}\n", stop);
            Report(writer, end);
            return;
        }
        foreach (var day in part.Days)
            await FillFromArchive(writer, day, from, to, end, stop);
    }

    void Import(HistoryWriter writer, ArchivePart part, ReadOnlySpan<byte> csv, DateTimeOffset from, DateTimeOffset to)
    {
        var line = 0;
        var last = long.MinValue;
        foreach (var range in csv.Split((byte)'\n'))
        {
            var text = csv[range].TrimEnd((byte)'\r');
            line++;
            if (text.IsEmpty || (line == 1 && KlineRow.IsHeader(text)))
                continue;
            if (!KlineRow.TryParse(text, Timeframe, out var row, out var fault))
                throw new CandleDataException($"{part.Name}:{line}: found {fault}, expected a candle of {Timeframe}; take the candles with --source rest");
            if (row.OpenTicks <= last)
                throw new CandleDataException($"{part.Name}:{line}: found {Ticks(row.OpenTicks):u} after {Ticks(last):u}, expected rows in order of time; take the candles with --source rest");
            last = row.OpenTicks;
            if (row.OpenTicks >= from.UtcTicks && row.OpenTicks < to.UtcTicks && writer.Add(row))
                fetched++;
        }
        writer.Flush();
    }

    async Task FillFromRest(HistoryWriter writer, DateTimeOffset from, DateTimeOffset to, DateTimeOffset end, CancellationToken stop)
    {
        var next = from;
        while (next < to)
        {
            stop.ThrowIfCancellationRequested();
            var asked = await rest.AskServerTime(stop);
            var limit = (int)Math.Clamp((to - next).Ticks / Timeframe.Duration.Ticks + 2, 2, Page);
            var rows = await Ask(next, limit, stop);
            var before = next;
            for (var i = 0; i < rows.Count; i++)
            {
                var row = rows[i];
                var isFinal = row.CloseTime < asked && (i < rows.Count - 1 || row.CloseTime + Settling < asked);
                if (!isFinal || row.OpenTime >= to)
                    break;
                if (row.FaultOf(Timeframe) is { } fault)
                    throw new CandleDataException($"the venue's candle of {symbol} {row.OpenTime:u} is unsound: {fault}; try again later");
                if (writer.Add(KlineRow.Of(row)))
                    fetched++;
                next = row.OpenTime + Timeframe.Duration;
            }
            writer.Flush();
            Report(writer, end);
            if (next == before || rows.Count < limit)
                return;
        }
    }

    async Task<IReadOnlyList<RestKline>> Ask(DateTimeOffset from, int limit, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await rest.Klines(symbol, interval, from, limit, stop);
            }
            catch (VenueException e) when (e.InnerException is BinanceException { Error.Code: BinanceError.NoSuchSymbol })
            {
                throw new CandleDataException($"{symbol}: the venue has no such symbol; look at its spelling, such as BTCUSDT");
            }
            catch (VenueException e) when (attempt == options.Attempts)
            {
                throw new CandleDataException($"the candles of {symbol} from {from:u} on cannot be had after {attempt} attempts: {e.Message}");
            }
            catch (VenueException)
            {
                await Task.Delay(options.RetryPause * Math.Pow(2, attempt - 1), clock, stop);
            }
        }
    }

    DownloadResult Unchanged()
    {
        var seen = new GapCounter(Timeframe);
        HistoryFile.Read(target, Timeframe, seen.Count);
        return Result(seen);
    }

    DownloadResult Result(GapCounter seen) => new(
        symbol, target, fetched, seen.Rows, seen.Rows == 0 ? null : Ticks(seen.FirstTicks),
        seen.Rows == 0 ? null : Ticks(seen.LastTicks), seen.Gaps, archives, notes);

    void Report(HistoryWriter writer, DateTimeOffset end)
    {
        if (writer.Seen.Rows == 0)
            return;
        var (first, last) = (Ticks(writer.Seen.FirstTicks), Ticks(writer.Seen.LastTicks) + Timeframe.Duration);
        options.Progress?.Invoke(new(symbol, last, fetched, last >= end ? 1 : (last - first) / (end - first)));
    }

    /// <summary>The candle after the last in the file, or the first of the stretch where that is later.</summary>
    DateTimeOffset Next(HistoryWriter writer, DateTimeOffset from)
    {
        var after = writer.Seen.Rows == 0 ? from : Ticks(writer.Seen.LastTicks) + Timeframe.Duration;
        return after < from ? from : after;
    }

    static DateTimeOffset Ticks(long ticks) => new(ticks, TimeSpan.Zero);
    static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
