using System.Text.Json;
using Actors.Domain;

namespace Actors.Backends.Files;

/// <summary>
/// The stored form of every <see cref="TradingEvent"/>. One version holds for all of them, because they share their
/// values: where a value gets a field, the version grows, the field is written last of its value and read only where
/// <see cref="FieldReader.Version"/> has it. Names and places never change.
/// </summary>
public static class TradingFormats
{
    /// <summary>The version that is written; all from 1 on are read.</summary>
    public const int Version = 1;

    /// <summary>All trading events. The states that actors save as snapshots are added by <see cref="EventFormats.Fields"/>.</summary>
    public static EventFormats All { get; } = EventFormats.None
        .Event<SignalRaised>("signal-raised", SignalFields.Write, SignalFields.ReadRaised)
        .Event<SignalRefused>("signal-refused", SignalFields.Write, SignalFields.ReadRefused)
        .Event<TradingHalted>("trading-halted", SignalFields.Write, SignalFields.ReadHalted)
        .Event<TradingResumed>("trading-resumed", SignalFields.Write, SignalFields.ReadResumed)
        .Event<OrderApproved>("order-approved", IntentFields.Write, IntentFields.ReadApproved)
        .Event<OrderSubmitted>("order-submitted", IntentFields.Write, IntentFields.ReadSubmitted)
        .Event<OrderAccepted>("order-accepted", OrderFields.Write, OrderFields.ReadAccepted)
        .Event<OrderRejected>("order-rejected", OrderFields.Write, OrderFields.ReadRejected)
        .Event<OrderUnknown>("order-unknown", OrderFields.Write, OrderFields.ReadUnknown)
        .Event<LegOpened>("leg-opened", OrderFields.Write, OrderFields.ReadLeg)
        .Event<OrderTriggered>("order-triggered", OrderFields.Write, OrderFields.ReadTriggered)
        .Event<OrderFilled>("order-filled", FillFields.Write, FillFields.ReadFilled)
        .Event<OrderCancelled>("order-cancelled", OrderFields.Write, OrderFields.ReadCancelled)
        .Event<PositionClosed>("position-closed", FillFields.Write, FillFields.ReadClosed)
        .Event<PositionNaked>("position-naked", HoldingFields.Write, HoldingFields.ReadNaked)
        .Event<DustLeft>("dust-left", HoldingFields.Write, HoldingFields.ReadDust)
        .Event<HoldingsDiffer>("holdings-differ", HoldingFields.Write, HoldingFields.ReadDiffer)
        .Event<PositionLost>("position-lost", HoldingFields.Write, HoldingFields.ReadLost)
        .Event<InstrumentChanged>("instrument-changed", InstrumentFields.Write, InstrumentFields.ReadChanged)
        .Event<AccountMarked>("account-marked", HoldingFields.Write, HoldingFields.ReadMarked);

    static EventFormats Event<T>(this EventFormats formats, string manifest, FieldsWrite<T> write, FieldsRead<T> read)
        where T : TradingEvent =>
        formats.Fields(manifest, Version, write, read, static (json, e) => EventJson.WriteWhole(json, e));
}
