using Actors.Host.Live;
using Actors.Host.Settings;

namespace Actors.Tests.Host;

public sealed class DownloadCommandTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named_with_the_remedy()
    {
        await using var exchange = await LocalExchange.Start(SimulatorSettings.Read(EffectiveConfig.Load(null, [], [])) with { Port = 0 }, null, default);
        var below = Path.Combine(folder.Write("file", ""), "below");

        var message = Refusal.OfCommand(
            "download", "--symbols", "BTCUSDT", "--timeframe", "1h", "--from", "2024-01-01", "--simulator", exchange.Url.ToString(), "--out", below);

        message.ShouldStartWith($"--out {below}: cannot write there (");
        message.ShouldEndWith("); name a folder that you may write to");
    }
}
