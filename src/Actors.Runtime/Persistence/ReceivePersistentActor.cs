namespace Actors.Runtime;

/// <summary>A persistent actor that declares a handler per type of command and per type of replayed event.</summary>
public abstract class ReceivePersistentActor : UntypedPersistentActor
{
    HandlerTableBuilder? declaring = new();
    HandlerTableBuilder? recovering = new();
    HandlerTable? recovery;

    HandlerTableBuilder Commands => declaring
        ?? throw new InvalidOperationException("command handlers are declared in the constructor or inside Become(...), not while handling a command");

    HandlerTableBuilder Recoveries => recovering
        ?? throw new InvalidOperationException("recover handlers are declared in the constructor");

    /// <summary>Handles commands of type <typeparamref name="T"/> for which <paramref name="shouldHandle"/> holds.</summary>
    protected void Command<T>(Action<T> handler, Predicate<T>? shouldHandle = null) => Commands.Add(handler, shouldHandle);

    /// <summary>Handles commands of type <typeparamref name="T"/> for which <paramref name="shouldHandle"/> holds.</summary>
    protected void Command<T>(Predicate<T> shouldHandle, Action<T> handler) => Commands.Add(handler, shouldHandle);

    /// <summary>Handles commands of a type known at run time.</summary>
    protected void Command(Type messageType, Action<object> handler, Predicate<object>? shouldHandle = null) => Commands.Add(messageType, handler, shouldHandle);

    /// <summary>Handles commands of a type known at run time.</summary>
    protected void Command(Type messageType, Predicate<object> shouldHandle, Action<object> handler) => Commands.Add(messageType, handler, shouldHandle);

    /// <summary>Handles commands of type <typeparamref name="T"/>; a handler that answers false leaves the command to the next.</summary>
    protected void Command<T>(Func<T, bool> handler) => Commands.Add(handler);

    /// <summary>Handles commands of a type known at run time; a handler that answers false leaves the command to the next.</summary>
    protected void Command(Type messageType, Func<object, bool> handler) => Commands.Add(messageType, handler);

    /// <summary>Handles every command that no handler before it took.</summary>
    protected void Command(Action<object> handler) => CommandAny(handler);

    /// <summary>Handles every command that no handler before it took; none may be declared after it.</summary>
    protected void CommandAny(Action<object> handler) => Commands.Add(handler, shouldHandle: null);

    /// <summary>Handles every other command asynchronously; the next command waits for it.</summary>
    protected void CommandAnyAsync(Func<object, Task> handler) => Commands.AddAsync(handler, shouldHandle: null);

    /// <summary>Handles commands of type <typeparamref name="T"/> asynchronously; the next command waits for it.</summary>
    protected void CommandAsync<T>(Func<T, Task> handler, Predicate<T>? shouldHandle = null) => Commands.AddAsync(handler, shouldHandle);

    /// <summary>Handles commands of type <typeparamref name="T"/> asynchronously; the next command waits for it.</summary>
    protected void CommandAsync<T>(Predicate<T> shouldHandle, Func<T, Task> handler) => Commands.AddAsync(handler, shouldHandle);

    /// <summary>Handles commands of a type known at run time asynchronously.</summary>
    protected void CommandAsync(Type messageType, Func<object, Task> handler, Predicate<object>? shouldHandle = null) => Commands.AddAsync(messageType, handler, shouldHandle);

    /// <summary>Handles commands of a type known at run time asynchronously.</summary>
    protected void CommandAsync(Type messageType, Predicate<object> shouldHandle, Func<object, Task> handler) => Commands.AddAsync(messageType, handler, shouldHandle);

    /// <summary>Takes replayed events of type <typeparamref name="T"/> for which <paramref name="shouldHandle"/> holds.</summary>
    protected void Recover<T>(Action<T> handler, Predicate<T>? shouldHandle = null) => Recoveries.Add(handler, shouldHandle);

    /// <summary>Takes replayed events of type <typeparamref name="T"/> for which <paramref name="shouldHandle"/> holds.</summary>
    protected void Recover<T>(Predicate<T> shouldHandle, Action<T> handler) => Recoveries.Add(handler, shouldHandle);

    /// <summary>Takes replayed events of a type known at run time.</summary>
    protected void Recover(Type messageType, Action<object> handler, Predicate<object>? shouldHandle = null) => Recoveries.Add(messageType, handler, shouldHandle);

    /// <summary>Takes replayed events of a type known at run time.</summary>
    protected void Recover(Type messageType, Predicate<object> shouldHandle, Action<object> handler) => Recoveries.Add(messageType, handler, shouldHandle);

    /// <summary>Takes replayed events of type <typeparamref name="T"/>; a handler that answers false leaves the event to the next.</summary>
    protected void Recover<T>(Func<T, bool> handler) => Recoveries.Add(handler);

    /// <summary>Takes replayed events of a type known at run time; a handler that answers false leaves the event to the next.</summary>
    protected void Recover(Type messageType, Func<object, bool> handler) => Recoveries.Add(messageType, handler);

    /// <summary>Takes every replayed message that no handler before it took.</summary>
    protected void RecoverAny(Action<object> handler) => Recoveries.Add(handler, shouldHandle: null);

    /// <summary>Replaces all command handlers by those that <paramref name="configure"/> declares.</summary>
    protected void Become(Action configure) => Cell.Become(Declare(configure), stacked: false);

    /// <summary>Puts the command handlers that <paramref name="configure"/> declares on top of the present ones.</summary>
    protected void BecomeStacked(Action configure) => Cell.Become(Declare(configure), stacked: true);

    /// <summary>Not called: the declared handlers take the commands.</summary>
    protected sealed override void OnCommand(object message) => Unhandled(message);

    /// <summary>Not called: the declared handlers take the events.</summary>
    protected sealed override void OnRecover(object message) => Unhandled(message);

    /// <inheritdoc/>
    protected sealed override bool ReceiveRecover(object message) => recovery!.Handle(Cell, message);

    internal sealed override Behaviour InitialBehaviour()
    {
        recovery = Recoveries.Build();
        recovering = null;
        var commands = Commands.Build();
        declaring = null;
        return commands;
    }

    HandlerTable Declare(Action configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var outer = declaring;
        declaring = new();
        try
        {
            configure();
            return declaring.Build();
        }
        finally
        {
            declaring = outer;
        }
    }
}
