using System.Text;
using Actors.Backends.Candles;
using Actors.Domain;

namespace Actors.Tests.Backends.Candles;

public sealed class CandleCacheTests : IDisposable
{
    static readonly string Small = Csv.Row(0) + Csv.Row(1) + Csv.Row(1) + Csv.Row(4, "0.123456789012345,1,0.1,0.5,7") + Csv.Row(5);

    // Large enough to be cached.
    static readonly string Large = string.Concat(Enumerable.Range(0, 10_000).Where(hour => hour % 1_000 != 77)
        .Select(hour => Csv.Kline(hour, $"{hour + 100}.25000000,{hour + 101}.50000000,{hour + 99}.75000000,{hour + 100}.00000000,{hour % 7}.12345678")));

    readonly Folder folder = new();
    readonly List<string> said = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_second_load_comes_from_the_cache_and_is_the_same()
    {
        var path = folder.Write("BTCUSDT-1h.csv", Large);

        var first = Read(path);
        var second = Read(path);

        said.ShouldBe([$"wrote the cache {path}.1h-skip.candles"]);
        ShouldBeEqual(second, first);
        Csv.All(second).SequenceEqual(Csv.All(Csv.Load(Large, GapPolicy.Skip))).ShouldBeTrue();
        second.Candles.Count.ShouldBe(9_990);
    }

    [Fact]
    public void Several_files_share_a_cache()
    {
        var half = Large.IndexOf('\n', Large.Length / 2) + 1;
        folder.Write("BTCUSDT-1h-2023.csv", Large[..half]);
        folder.Write("BTCUSDT-1h-2024.csv", Large[half..]);
        var files = new CandleFiles(folder.Root, GapPolicy.Skip, said.Add);

        var first = files.Load(Csv.Hourly);
        var second = files.Load(Csv.Hourly);

        said.ShouldBe([$"wrote the cache {folder.Path("BTCUSDT-1h-skip.candles")}"]);
        ShouldBeEqual(second, first);
    }

    [Fact]
    public void A_change_that_keeps_size_and_time_is_seen()
    {
        var path = folder.Write("BTCUSDT-1h.csv", Large);
        var time = File.GetLastWriteTimeUtc(path);
        Read(path);

        File.WriteAllText(path, Large.Replace(",5100.00000000,", ",5100.00000001,", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(path, time);

        var changed = Csv.All(Read(path)).Where(candle => candle.Close.Value == 5100.00000001m).ShouldHaveSingleItem();
        changed.Open.Value.ShouldBe(5100.25m);
        said.ShouldBe(
        [
            $"wrote the cache {path}.1h-skip.candles",
            $"the cache {path}.1h-skip.candles is not used: BTCUSDT-1h.csv has changed",
            $"wrote the cache {path}.1h-skip.candles",
        ]);
    }

    [Fact]
    public void A_file_more_or_a_new_checksum_is_seen()
    {
        var name = "BTCUSDT-1h-2023.csv";
        folder.Write(name, Large);
        var files = new CandleFiles(folder.Root, GapPolicy.Fill, said.Add);
        var alone = files.Load(Csv.Hourly);
        folder.Write("BTCUSDT-1h-2024.csv", Csv.Kline(10_000));

        files.Load(Csv.Hourly).Candles.Count.ShouldBe(alone.Candles.Count + 1);

        folder.Write($"{name}.CHECKSUM", $"{new string('a', 64)}  {name}\n");
        Should.Throw<CandleDataException>(() => files.Load(Csv.Hourly)).Message.ShouldContain("found a file with SHA-256");
    }

    [Fact]
    public void Policies_have_caches_of_their_own()
    {
        var path = folder.Write("BTCUSDT-1h.csv", Large);

        Read(path).Candles.Count.ShouldBe(9_990);
        Read(path, GapPolicy.Fill).Candles.Count.ShouldBe(10_000);
        Read(path, GapPolicy.Fill).Coverage.Filled.ShouldBe(10);
        Should.Throw<CandleDataException>(() => Read(path, GapPolicy.Fail));
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_reported_and_no_failure()
    {
        var path = folder.Write("BTCUSDT-1h.csv", Large);
        Directory.CreateDirectory($"{path}.1h-skip.candles");

        Read(path).Candles.Count.ShouldBe(9_990);

        said.ShouldHaveSingleItem().ShouldStartWith($"the cache {path}.1h-skip.candles was not written: ");
        Directory.GetFiles(folder.Root).ShouldBe([path]);
    }

    [Fact]
    public void A_small_source_has_no_cache()
    {
        var path = folder.Write("BTCUSDT-1h.csv", Small);

        Read(path);

        said.ShouldBeEmpty();
        Directory.GetFiles(folder.Root).ShouldBe([path]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("CANDLES\n")]
    [InlineData("not a cache at all, but long enough to have a prefix")]
    public void A_foreign_file_in_its_place_is_replaced(string foreign)
    {
        var path = folder.Write("BTCUSDT-1h.csv", Large);
        folder.Write("BTCUSDT-1h.csv.1h-skip.candles", foreign);

        Read(path).Candles.Count.ShouldBe(9_990);
        Read(path).Candles.Count.ShouldBe(9_990);

        said.ShouldBe(
        [
            $"the cache {path}.1h-skip.candles is not used: it is no cache of this version",
            $"wrote the cache {path}.1h-skip.candles",
        ]);
    }

    [Fact]
    public void A_cache_with_any_byte_changed_is_not_used()
    {
        var (source, cache, bytes) = SmallCache();

        for (var at = 0; at < bytes.Length; at++)
        {
            foreach (var change in new byte[] { 0x01, 0x80, 0xFF })
            {
                var damaged = bytes.ToArray();
                damaged[at] ^= change;
                File.WriteAllBytes(cache, damaged);
                Load(source, cache).ShouldBeNull($"byte {at} of {bytes.Length}");
            }
        }
    }

    [Fact]
    public void A_cache_cut_or_lengthened_anywhere_is_not_used()
    {
        var (source, cache, bytes) = SmallCache();

        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(cache, bytes[..length]);
            Load(source, cache).ShouldBeNull($"{length} bytes of {bytes.Length}");
        }
        File.WriteAllBytes(cache, [.. bytes, 0]);
        Load(source, cache).ShouldBeNull();
        File.WriteAllBytes(cache, bytes);
        Load(source, cache).ShouldNotBeNull();
    }

    [Fact]
    public void A_cache_of_shuffled_pieces_is_not_used()
    {
        var (source, cache, bytes) = SmallCache();
        var random = new Random(1);

        for (var run = 0; run < 2_000; run++)
        {
            var (from, to) = (random.Next(bytes.Length), random.Next(bytes.Length));
            var length = random.Next(1, 40);
            var damaged = bytes.ToArray();
            damaged.AsSpan(from, Math.Min(length, bytes.Length - from)).ToArray().AsSpan()[..Math.Min(Math.Min(length, bytes.Length - from), bytes.Length - to)]
                .CopyTo(damaged.AsSpan(to));
            File.WriteAllBytes(cache, damaged);
            if (!damaged.AsSpan().SequenceEqual(bytes))
                Load(source, cache).ShouldBeNull();
        }
    }

    [Fact]
    public void Whole_decimals_and_notes_come_back_as_they_were()
    {
        var path = folder.Write("BTCUSDT-1h.csv", Csv.Row(0, "79228162514264337,79228162514264337,0.0000000000000000000000000001,1,0")
            + Csv.Row(0, "79228162514264337,79228162514264337,0.0000000000000000000000000001,1,0") + Csv.Row(3));
        var cache = new CandleCache(said.Add);
        var read = CandleReader.Read([path], Csv.Hourly, GapPolicy.Skip, null);

        cache.Store(folder.Path("x.candles"), read, [Identity(path)], GapPolicy.Skip);
        var (header, candles) = cache.Load(folder.Path("x.candles"), [path], Csv.Hourly, GapPolicy.Skip)!.Value;

        ShouldBeEqual(read with { Candles = candles, Coverage = header.Coverage }, read);
        header.Coverage.Repairs.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("", 0xEF46DB3751D8E999)]
    [InlineData("a", 0xD24EC4F1A98C6E5B)]
    [InlineData("abc", 0x44BC2CF5AD770999)]
    [InlineData("Nobody inspects the spammish repetition", 0xFBCEA83C8A378BF1)]
    public void The_fingerprint_is_xxh64(string text, ulong hash)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            var pieces = new XxHash64();
            pieces.Append(bytes.AsSpan(0, cut));
            pieces.Append(bytes.AsSpan(cut));
            pieces.Value.ShouldBe(hash);
        }
    }

    (string Source, string Cache, byte[] Bytes) SmallCache()
    {
        var source = folder.Write("BTCUSDT-1h.csv", Small);
        var cache = folder.Path("BTCUSDT-1h.candles");
        var read = CandleReader.Read([source], Csv.Hourly, GapPolicy.Skip, null);
        new CandleCache(said.Add).Store(cache, read, [Identity(source)], GapPolicy.Skip);
        Load(source, cache).ShouldNotBeNull();
        return (source, cache, File.ReadAllBytes(cache));
    }

    (CacheHeader Header, CandleSeries Candles)? Load(string source, string cache) =>
        new CandleCache(said.Add).Load(cache, [source], Csv.Hourly, GapPolicy.Skip);

    LoadedCandles Read(string path, GapPolicy onGap = GapPolicy.Skip) => CandleFiles.Read(path, Csv.Hourly, onGap, said.Add);

    static SourceIdentity Identity(string path)
    {
        using var digest = new SourceDigest();
        digest.Append(File.ReadAllBytes(path));
        return digest.Finish(path);
    }

    static void ShouldBeEqual(LoadedCandles actual, LoadedCandles expected)
    {
        Csv.All(actual).SequenceEqual(Csv.All(expected)).ShouldBeTrue();
        (actual.Source, actual.Hash).ShouldBe((expected.Source, expected.Hash));
        actual.Coverage.Gaps.ShouldBe(expected.Coverage.Gaps);
        actual.Coverage.Repairs.ShouldBe(expected.Coverage.Repairs);
        (actual.Coverage with { Gaps = [], Repairs = [] }).ShouldBe(expected.Coverage with { Gaps = [], Repairs = [] });
    }
}
