using Actors.Runtime;
using Actors.Runtime.Hocon;
using Actors.Runtime.TestKit;
using Xunit.Abstractions;

namespace Actors.Tests.Runtime.Surface;

/// <summary>The test kit for xunit: a system for each test, which ends with it; log events go to the test's output.</summary>
public class TestKit : TestKitBase, IDisposable
{
    readonly bool isOwner;

    public TestKit(ActorSystem? system = null, ITestOutputHelper? output = null) : base(system ?? ActorSystem.Create("test"))
    {
        isOwner = system is null;
        InitializeLogger(output);
    }

    public TestKit(string config, ITestOutputHelper? output = null) : this(ConfigurationFactory.ParseString(config), output: output)
    {
    }

    public TestKit(Config config, string? actorSystemName = null, ITestOutputHelper? output = null) : this(ActorSystem.Create(actorSystemName ?? "test", config), output) => isOwner = true;

    public TestKit(ActorSystemSetup config, string? actorSystemName = null, ITestOutputHelper? output = null) : this(ActorSystem.Create(actorSystemName ?? "test", config), output) => isOwner = true;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Called when a test has ended.</summary>
    protected virtual void AfterAll()
    {
    }

    protected virtual void Dispose(bool disposing)
    {
        AfterAll();
        if (isOwner)
            Shutdown();
    }

    void InitializeLogger(ITestOutputHelper? output)
    {
        if (output is not null)
            Sys.EventStream.Subscribe(ActorOf(() => new OutputLogger(output)), typeof(LogEvent));
    }

    sealed class OutputLogger(ITestOutputHelper output) : UntypedActor
    {
        protected override void OnReceive(object message) => output.WriteLine($"{message}");
    }
}
