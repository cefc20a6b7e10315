namespace Actors.Runtime;

/// <summary>
/// A persistent actor that sends messages again until they are confirmed. Call <see cref="Deliver(ActorPath, Func{long, object})"/>
/// and <see cref="ConfirmDelivery"/> in the handlers of events, live and in recovery: what is not confirmed then
/// is what the journal says. Nothing is sent while the actor recovers.
/// </summary>
public abstract class AtLeastOnceDeliveryReceiveActor : ReceivePersistentActor
{
    readonly PersistenceSettings.AtLeastOnceDeliverySettings settings;
    readonly SortedDictionary<long, Delivery> unconfirmed = [];
    long lastDeliveryId;

    /// <summary>As the configuration says.</summary>
    protected AtLeastOnceDeliveryReceiveActor() : this(static configured => configured)
    {
    }

    /// <summary>As the settings say.</summary>
    protected AtLeastOnceDeliveryReceiveActor(PersistenceSettings.AtLeastOnceDeliverySettings settings) : this(_ => settings)
    {
    }

    /// <summary>As the configuration says, changed by <paramref name="overrideSettings"/>.</summary>
    protected AtLeastOnceDeliveryReceiveActor(Func<PersistenceSettings.AtLeastOnceDeliverySettings, PersistenceSettings.AtLeastOnceDeliverySettings> overrideSettings)
    {
        ArgumentNullException.ThrowIfNull(overrideSettings);
        settings = overrideSettings(PersistenceSettings.AtLeastOnceDeliverySettings.Of(Cell.System.Settings));
    }

    /// <summary>Time until an unconfirmed message is sent again.</summary>
    public TimeSpan RedeliverInterval => settings.RedeliverInterval;

    /// <summary>How many messages are sent again at one time.</summary>
    public int RedeliveryBurstLimit => settings.RedeliveryBurstLimit;

    /// <summary>After how many attempts the actor is told <see cref="UnconfirmedWarning"/>.</summary>
    public int WarnAfterNumberOfUnconfirmedAttempts => settings.WarnAfterNumberOfUnconfirmedAttempts;

    /// <summary>How many messages may wait for confirmation.</summary>
    public int MaxUnconfirmedMessages => settings.MaxUnconfirmedMessages;

    /// <summary>How many messages wait for confirmation.</summary>
    public int UnconfirmedCount => unconfirmed.Count;

    /// <summary>Sends a message, again and again until it is confirmed.</summary>
    /// <param name="destination">Where it goes: a path, because the receiver may come and go.</param>
    /// <param name="deliveryMessageMapper">Makes the message for a delivery number, which the receiver confirms.</param>
    /// <exception cref="MaxUnconfirmedMessagesExceededException">Too many wait already.</exception>
    public void Deliver(ActorPath destination, Func<long, object> deliveryMessageMapper)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(deliveryMessageMapper);
        if (unconfirmed.Count >= MaxUnconfirmedMessages)
            throw new MaxUnconfirmedMessagesExceededException($"{PersistenceId} has {unconfirmed.Count} unconfirmed messages, and {MaxUnconfirmedMessages} are allowed");
        var id = ++lastDeliveryId;
        var delivery = new Delivery(new(id, destination, deliveryMessageMapper(id)));
        unconfirmed.Add(id, delivery);
        if (!IsRecovering)
            Send(delivery);
    }

    /// <inheritdoc cref="Deliver(ActorPath, Func{long, object})"/>
    public void Deliver(ActorSelection destination, Func<long, object> deliveryMessageMapper)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (destination.Path.Any(static step => step is SelectChildPattern))
            throw new NotSupportedException($"{destination} may be several actors, whose confirmations could not be told apart: deliver to one");
        Deliver(destination.Path.Aggregate(destination.Anchor.Path, static (path, step) => step is SelectParent ? path.Parent : path / step.ToString()!), deliveryMessageMapper);
    }

    /// <summary>Notes a confirmation; false where the message was not waiting for one.</summary>
    public bool ConfirmDelivery(long deliveryId) => unconfirmed.Remove(deliveryId);

    /// <summary>The state of the deliveries, for a snapshot.</summary>
    public AtLeastOnceDeliverySnapshot GetDeliverySnapshot() => new(lastDeliveryId, [.. unconfirmed.Values.Select(static one => one.What)]);

    /// <summary>Puts the state of the deliveries back, from a snapshot.</summary>
    public void SetDeliverySnapshot(AtLeastOnceDeliverySnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        lastDeliveryId = snapshot.CurrentDeliveryId;
        unconfirmed.Clear();
        foreach (var one in snapshot.UnconfirmedDeliveries)
            unconfirmed.Add(one.DeliveryId, new(one));
    }

    /// <summary>Sends what the journal says is not confirmed; an override calls it.</summary>
    protected override void OnReplaySuccess()
    {
        SendOverdue();
        Cell.Timers.StartPeriodicTimer(RedeliveryTick.Instance, RedeliveryTick.Instance, RedeliverInterval / 2);
        base.OnReplaySuccess();
    }

    void SendOverdue()
    {
        var now = Cell.System.Time.GetUtcNow();
        var warnings = new List<UnconfirmedDelivery>();
        foreach (var delivery in unconfirmed.Values.Where(one => one.SentAt is null || now - one.SentAt >= RedeliverInterval).Take(RedeliveryBurstLimit))
        {
            if (delivery.Attempts == WarnAfterNumberOfUnconfirmedAttempts)
                warnings.Add(delivery.What);
            Send(delivery);
        }
        if (warnings.Count > 0)
            Self.Tell(new UnconfirmedWarning([.. warnings]));
    }

    void Send(Delivery delivery)
    {
        delivery.Attempts++;
        delivery.SentAt = Cell.System.Time.GetUtcNow();
        Cell.System.ActorSelection(delivery.What.Destination).Tell(delivery.What.Message, Self);
    }

    sealed class Delivery(UnconfirmedDelivery what)
    {
        internal readonly UnconfirmedDelivery What = what;
        internal int Attempts;
        internal DateTimeOffset? SentAt;
    }

    sealed class RedeliveryTick : OwnMessage
    {
        internal static readonly RedeliveryTick Instance = new();

        internal override void Run(ActorBase actor) => ((AtLeastOnceDeliveryReceiveActor)actor).SendOverdue();
    }
}
