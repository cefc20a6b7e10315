using Actors.Backends.Candles;
using Actors.Host.Live;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Host.Live;

public sealed class RecordedCandlesTests : IDisposable
{
    const string Row = "946684800000,1,2,0.5,1,3\n";

    readonly TemporaryFolder folder = new();
    readonly List<string> said = [];

    string File => folder.File(CandleFileName.Of(OneMinute));

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("foo,bar\n", 1)]
    [InlineData("foo,bar", 1)]
    [InlineData(CandleRecorder.Header + Row + "foo,bar\n", 3)]
    [InlineData(CandleRecorder.Header + "946684800000,1,0.2,5,1,3\n", 2)]
    public void A_damaged_file_is_told_of_and_set_aside_whole(string text, int line)
    {
        System.IO.File.WriteAllText(File, text);

        RecordedCandles.SetDamagedAside(folder.Path, [OneMinute], Start, said.Add);

        var aside = Directory.GetFiles(folder.Path).ShouldHaveSingleItem();
        aside.ShouldStartWith($"{File}.damaged-");
        System.IO.File.ReadAllText(aside).ShouldBe(text);
        var told = said.ShouldHaveSingleItem();
        told.ShouldContain($"set aside as {aside}");
        told.ShouldContain($"{File}:{line}: found ");
        told.ShouldContain("expected ");
    }

    [Theory]
    [InlineData("")]
    [InlineData("time,op")]
    [InlineData(CandleRecorder.Header)]
    [InlineData(CandleRecorder.Header + "94668")]
    [InlineData(CandleRecorder.Header + Row)]
    [InlineData(CandleRecorder.Header + Row + "94668")]
    public void What_a_crash_can_leave_is_no_damage(string text)
    {
        System.IO.File.WriteAllText(File, text);

        RecordedCandles.SetDamagedAside(folder.Path, [OneMinute], Start, said.Add);

        said.ShouldBeEmpty();
        System.IO.File.ReadAllText(File).ShouldBe(text);
    }
}
