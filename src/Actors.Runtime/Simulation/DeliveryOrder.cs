namespace Actors.Runtime;

/// <summary>In which order a simulated system delivers messages.</summary>
public enum DeliveryOrder
{
    /// <summary>As they were told, by whomever: one order, and the fastest. Backtests run in it.</summary>
    AsTold,

    /// <summary>
    /// Drawn from the seed wherever actors promise no order: between senders, between receivers, and between what
    /// is due at one instant. What one actor told another arrives in the order told.
    /// </summary>
    Seeded,
}
