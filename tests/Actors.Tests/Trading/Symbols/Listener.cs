using Actors.Runtime;

namespace Actors.Tests.Trading.Symbols;

/// <summary>Keeps what it is told.</summary>
sealed class Listener : ReceiveActor
{
    Listener(List<object> told) => ReceiveAny(told.Add);

    public static Props To(List<object> told) => Props.Create(() => new Listener(told));
}
