using Actors.Backends.Candles;
using Actors.Domain;

namespace Actors.Tests.Backends.Candles;

public sealed class CandleRecorderTests : IDisposable
{
    readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_recorded_is_what_a_backtest_reads()
    {
        var candles = Enumerable.Range(0, 500).Select(hour => Hour(hour)).ToArray();

        Record(candles);

        var loaded = new CandleFiles(folder.Root, GapPolicy.Fail).Load(Csv.Hourly);
        Csv.All(loaded).ShouldBe(candles);
        loaded.Coverage.Repairs.ShouldBeEmpty();
    }

    [Fact]
    public void A_start_that_fetches_old_candles_again_writes_none_twice()
    {
        Record([Hour(0), Hour(1), Hour(2)]);

        Record([Hour(1), Hour(2), Hour(3)]);

        Lines().Length.ShouldBe(1 + 4);
    }

    [Fact]
    public void Half_a_line_of_a_crash_is_cut_at_every_byte()
    {
        Record([Hour(0), Hour(1), Hour(2)]);
        var whole = File.ReadAllBytes(Recorded);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(Recorded, whole[..length]);

            Record([Hour(0), Hour(1), Hour(2)]);

            File.ReadAllBytes(Recorded).ShouldBe(whole, $"cut after {length} bytes");
        }
    }

    [Fact]
    public void What_could_not_be_written_is_written_when_it_can()
    {
        Record([Hour(0)]);
        var moved = Recorded + ".away";
        File.Move(Recorded, moved);
        Directory.CreateDirectory(Recorded);
        using var recorder = new CandleRecorder(folder.Root);
        Should.Throw<UnauthorizedAccessException>(() => recorder.Record(Csv.Hourly, Hour(1)));
        Should.Throw<UnauthorizedAccessException>(() => recorder.Record(Csv.Hourly, Hour(2)));
        Directory.Delete(Recorded);
        File.Move(moved, Recorded);

        recorder.Record(Csv.Hourly, Hour(3));

        Csv.All(new CandleFiles(folder.Root, GapPolicy.Fail).Load(Csv.Hourly)).Length.ShouldBe(4);
    }

    string Recorded => folder.Path("BTCUSDT_1h.csv");

    string[] Lines() => File.ReadAllLines(Recorded);

    void Record(IEnumerable<Candle> candles)
    {
        using var recorder = new CandleRecorder(folder.Root);
        foreach (var candle in candles)
            recorder.Record(Csv.Hourly, candle);
    }

    static Candle Hour(int hour) => new(
        Csv.Hour(hour), new(100.5m + hour), new(101m + hour), new(99.25m + hour), new(100m + hour), new(0.00000001m * (hour + 1)));
}
