using Actors.Runtime;

namespace Actors.Tests.Runtime.TestKit;

/// <summary>An actor that counts what it is given, fails on request, and logs its hooks under a name.</summary>
internal static class FailingChild
{
    internal static Action<Scripted> Script(TestProbe log, string name) => self =>
    {
        var count = 0;
        self.On<Exception>(static x => throw x);
        self.On<int>(x => log.Ref.Tell($"{name} {count += x}"));
        self.OnPreStart = () => log.Ref.Tell($"{name} start");
        self.OnPostStop = () => log.Ref.Tell($"{name} stop");
        self.OnPreRestart = (cause, message) => log.Ref.Tell($"{name} pre-restart {cause.Message} at {(message as Exception)?.Message ?? "nothing"}");
        self.OnPostRestart = cause => log.Ref.Tell($"{name} post-restart {cause.Message}");
    };
}
