namespace Actors.Runtime;

/// <summary>A message that has been sent and not been confirmed.</summary>
/// <param name="DeliveryId">Its number, which the confirmation names.</param>
/// <param name="Destination">Where it goes.</param>
/// <param name="Message">The message.</param>
public sealed record UnconfirmedDelivery(long DeliveryId, ActorPath Destination, object Message);

/// <summary>Tells an actor of messages that were sent often and not confirmed.</summary>
public sealed class UnconfirmedWarning(UnconfirmedDelivery[] unconfirmedDeliveries)
{
    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<UnconfirmedDelivery> UnconfirmedDeliveries { get; } = unconfirmedDeliveries;
}

/// <summary>The state of the deliveries, to be kept in a snapshot of the actor.</summary>
public sealed class AtLeastOnceDeliverySnapshot(long currentDeliveryId, UnconfirmedDelivery[] unconfirmedDeliveries)
{
    /// <summary>The number that was given last.</summary>
    public long CurrentDeliveryId { get; } = currentDeliveryId;

    /// <summary>What is not confirmed, in the order of numbers.</summary>
    public IReadOnlyList<UnconfirmedDelivery> UnconfirmedDeliveries { get; } = unconfirmedDeliveries;
}

/// <summary>More messages wait for confirmation than the settings allow.</summary>
public sealed class MaxUnconfirmedMessagesExceededException(string message) : AkkaException(message);

/// <summary>Settings of persistence.</summary>
public static class PersistenceSettings
{
    /// <summary>How messages are delivered at least once.</summary>
    /// <param name="RedeliverInterval">Time until an unconfirmed message is sent again.</param>
    /// <param name="RedeliveryBurstLimit">How many messages are sent again at one time.</param>
    /// <param name="WarnAfterNumberOfUnconfirmedAttempts">After how many attempts the actor is warned.</param>
    /// <param name="MaxUnconfirmedMessages">How many messages may wait for confirmation.</param>
    public sealed record AtLeastOnceDeliverySettings(TimeSpan RedeliverInterval, int RedeliveryBurstLimit, int WarnAfterNumberOfUnconfirmedAttempts, int MaxUnconfirmedMessages)
    {
        /// <summary>The same with another interval.</summary>
        public AtLeastOnceDeliverySettings WithRedeliverInterval(TimeSpan redeliverInterval) => this with { RedeliverInterval = redeliverInterval };

        /// <summary>The same with another limit of messages at one time.</summary>
        public AtLeastOnceDeliverySettings WithRedeliveryBurstLimit(int redeliveryBurstLimit) => this with { RedeliveryBurstLimit = redeliveryBurstLimit };

        /// <summary>The same with a warning after another number of attempts.</summary>
        public AtLeastOnceDeliverySettings WithUnconfirmedAttemptsToWarn(int unconfirmedAttemptsToWarn) => this with { WarnAfterNumberOfUnconfirmedAttempts = unconfirmedAttemptsToWarn };

        /// <summary>The same with another limit of messages that wait.</summary>
        public AtLeastOnceDeliverySettings WithMaxUnconfirmedMessages(int maxUnconfirmedMessages) => this with { MaxUnconfirmedMessages = maxUnconfirmedMessages };

        internal static AtLeastOnceDeliverySettings Of(Settings settings)
        {
            var section = settings.Config.GetConfig("akka.persistence.at-least-once-delivery");
            return new(
                section.GetTimeSpan("redeliver-interval"),
                section.GetInt("redelivery-burst-limit"),
                section.GetInt("warn-after-number-of-unconfirmed-attempts"),
                section.GetInt("max-unconfirmed-messages"));
        }
    }
}
