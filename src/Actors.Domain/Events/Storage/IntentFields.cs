namespace Actors.Domain;

/// <summary>How order intents are stored, and the events that hold one.</summary>
public static class IntentFields
{
    public static void Write(ref FieldWriter to, OrderIntent intent)
    {
        to.Write(intent.Id);
        to.Write(intent.Key);
        to.Write(intent.Side);
        to.Write(intent.Type);
        Write(ref to, intent.Size);
        to.Write(intent.Reference);
        to.Text(intent.Reason);
        to.Write(intent.Limit);
        to.Write(intent.Trigger);
        to.Write(intent.TrailingBps);
        to.Flag(intent.Bracket is not null);
        if (intent.Bracket is { } bracket)
        {
            to.Write(bracket.Stop);
            to.Write(bracket.Target);
            to.Write(bracket.TrailingBps);
        }
        to.Flag(intent.ReducesPosition);
    }

    public static OrderIntent ReadIntent(ref FieldReader from) => new(
        from.OrderId(), from.StrategyKey(), from.Side(), from.OrderType(), ReadSize(ref from), from.Price(), from.Text(),
        from.OptionalPrice(), from.OptionalPrice(), from.OptionalNumber(),
        from.Flag() ? new(from.OptionalPrice(), from.OptionalPrice(), from.OptionalNumber()) : null,
        from.Flag());

    public static void Write(ref FieldWriter to, OrderApproved e)
    {
        to.Time(e.At);
        Write(ref to, e.Intent);
        to.Write(e.Reserved);
    }

    public static OrderApproved ReadApproved(ref FieldReader from)
    {
        var at = from.Time();
        return new(ReadIntent(ref from), from.Money(), at);
    }

    public static void Write(ref FieldWriter to, OrderSubmitted e)
    {
        to.Time(e.At);
        Write(ref to, e.Intent);
    }

    public static OrderSubmitted ReadSubmitted(ref FieldReader from)
    {
        var at = from.Time();
        return new(ReadIntent(ref from), at);
    }

    static void Write(ref FieldWriter to, OrderSize size)
    {
        to.Flag(size is OrderSize.Quote);
        switch (size)
        {
            case OrderSize.Base { Quantity: var quantity }:
                to.Write(quantity);
                break;
            case OrderSize.Quote quote:
                to.Write(quote.Amount);
                to.Flag(quote.FeesIncluded);
                break;
            default:
                throw new DomainFault($"unknown order size {size}");
        }
    }

    static OrderSize ReadSize(ref FieldReader from) => from.Flag()
        ? new OrderSize.Quote(from.Money(), from.Flag())
        : new OrderSize.Base(from.Quantity());
}
