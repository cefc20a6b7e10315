namespace Actors.Runtime;

/// <summary>
/// Whoever lives at a path at the moment of a tell: none, one, or several where a name has <c>*</c> or <c>?</c>.
/// The path is walked when a message is told, on the telling thread, so that the order of messages is that of
/// telling the actors themselves.
/// </summary>
public sealed class ActorSelection : ICanTell
{
    ActorSelection(InternalActorRef anchor, SelectionPathElement[] path)
    {
        AnchorRef = anchor;
        Path = path;
    }

    /// <summary>Where the path begins.</summary>
    public IActorRef Anchor => AnchorRef;

    /// <summary>The steps from the anchor.</summary>
    public IReadOnlyList<SelectionPathElement> Path { get; }

    /// <summary>The steps as text.</summary>
    public string PathString => "/" + string.Join('/', Path);

    internal InternalActorRef AnchorRef { get; }

    bool IsWildcard => Path.Any(static one => one is SelectChildPattern);

    /// <summary>Sends a message to every actor that is selected now. A message that selects nobody is a dead letter, unless names were left open by wildcards.</summary>
    public void Tell(object message, IActorRef? sender)
    {
        ArgumentNullException.ThrowIfNull(message);
        var found = false;
        foreach (var one in Selected())
        {
            found = true;
            one.Tell(message, sender);
        }
        if (!found && !IsWildcard)
            Miss(message, sender);
    }

    /// <summary>Sends a message from the running actor, or from nobody.</summary>
    public void Tell(object message) => Tell(message, Turn.Teller(AnchorRef.System!)?.Self);

    /// <summary>The one actor that is selected.</summary>
    /// <exception cref="ActorNotFoundException">Nobody answers within the time.</exception>
    public Task<IActorRef> ResolveOne(TimeSpan timeout) => ResolveOne(timeout, CancellationToken.None);

    /// <inheritdoc cref="ResolveOne(TimeSpan)"/>
    public async Task<IActorRef> ResolveOne(TimeSpan timeout, CancellationToken ct)
    {
        try
        {
            var identity = await this.Ask<ActorIdentity>(new Identify(messageId: PathString), timeout, ct);
            return identity.Subject ?? throw new ActorNotFoundException($"no actor at {this}");
        }
        catch (AskTimeoutException cause)
        {
            throw new ActorNotFoundException($"no actor at {this} answered within {timeout}", cause);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"ActorSelection[{Anchor}{PathString}]";

    /// <exception cref="ArgumentException">The path is empty, or a step of it cannot be.</exception>
    internal static ActorSelection Of(InternalActorRef here, RootRef root, string path)
    {
        if (string.IsNullOrEmpty(path))
            throw new ArgumentException("a selection needs a path, such as /user/name, ../sibling or child/*", nameof(path));
        if (!path.Contains("://", StringComparison.Ordinal))
            return path[0] == '/' ? new(root, Steps(path)) : new(here, Steps(path));
        var address = root.Path.Address.ToString();
        if (!path.StartsWith(address, StringComparison.Ordinal) || (path.Length > address.Length && path[address.Length] != '/'))
            throw new ArgumentException($"'{path}' is in another system than {address}, and there is no way to it from here", nameof(path));
        return new(root, Steps(path[address.Length..]));
    }

    static SelectionPathElement[] Steps(string path) =>
        [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(static step => step != ".").Select(SelectionPathElement.Of)];

    IEnumerable<InternalActorRef> Selected() =>
        Path.Aggregate<SelectionPathElement, IEnumerable<InternalActorRef>>([AnchorRef], static (from, step) => from.SelectMany(step.From));

    void Miss(object message, IActorRef? sender)
    {
        if (message is Identify identify)
            sender?.Tell(new ActorIdentity(identify.MessageId, subject: null), ActorRefs.NoSender);
        else
            AnchorRef.System!.DeadLetterRef.Take(message, sender, new MissingActorRef(AnchorRef.System, this));
    }
}

/// <summary>No actor was found at a path.</summary>
public sealed class ActorNotFoundException(string message, Exception? cause = null) : AkkaException(message, cause);
