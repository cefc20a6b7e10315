using System.Globalization;
using Actors.Domain;
using Actors.Exchanges.Binance.Orders;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Rules;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance;

/// <content>Placing.</content>
public sealed partial class BinanceVenue
{
    /// <inheritdoc/>
    public async ValueTask<PlaceResult> Place(ApprovedOrder order, CancellationToken stop)
    {
        var intent = order.Intent;
        var (symbol, name) = (intent.Symbol, intent.Id.Value);
        DateTimeOffset? sentBy = null;
        try
        {
            if (await Rules.Of(symbol, stop) is not { } rules)
                return new PlaceResult.Rejected("unknown-symbol", $"{rest.Environment.Name} has no symbol {symbol}");
            if (stream.State == FeedHealth.Down && !intent.ReducesPosition)
                return new PlaceResult.Rejected("blind", "the user data stream is down: no position is entered unseen");
            if (ClockForbidsEntries && !intent.ReducesPosition)
                return new PlaceResult.Rejected("clock-off", FormattableString.Invariant($"the clock of this machine is off by {rest.Clock.Offset.Duration().TotalSeconds:0.00} s: let NTP set it; entries go on when it is right"));
            if (OrderChecks.Check(intent, rules) is { } refused)
                return refused;
            if (desk.WasUsed(symbol, name))
                return new PlaceResult.Rejected("duplicate-client-order-id", $"{name} was placed before and has ended: an id is used once");
            prices.Warm("BNB", rules.QuoteAsset);
            desk.Begin(symbol, name);
            try
            {
                var answer = await rest.Place(OrderTexts.Of(intent, rules), CallPriority.Trading, stop);
                if (answer is not Answer<WireOrder>.NotSent)
                    sentBy = clock.GetUtcNow();
                return await Outcome(intent, answer, stop);
            }
            finally
            {
                desk.Sent(symbol, name, sentBy);
            }
        }
        catch (BinanceException e)
        {
            return new PlaceResult.Rejected("no-rules", $"not sent, as the rules of {symbol} cannot be had: {e.Message}");
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && sentBy is null)
        {
            return new PlaceResult.Rejected("not-sent", "stopped before it was sent");
        }
    }

    async ValueTask<PlaceResult> Outcome(OrderIntent intent, Answer<WireOrder> answer, CancellationToken stop)
    {
        switch (answer)
        {
            case Answer<WireOrder>.Given { Value: var placed }:
                desk.Take(placed, OrderFill.Of(placed));
                return Accepted(placed);
            case Answer<WireOrder>.Refused { Error: { IsDuplicate: true } }:
                return await Adopt(intent, stop);
            case Answer<WireOrder>.Refused { Error: var error }:
                RefreshRulesAfter(error);
                return error.Kind is ErrorKind.Query or ErrorKind.Reconnect ? new PlaceResult.Unknown(error.ToString())
                    : error.IsMarketClosed ? new PlaceResult.Rejected(PlaceResult.Rejected.NotTrading, error.Text)
                    : new PlaceResult.Rejected(error.Name, error.Text);
            case Answer<WireOrder>.NotSent unsent:
                return new PlaceResult.Rejected("not-sent", unsent.Why);
            default:
                return new PlaceResult.Unknown(answer.Reason);
        }
    }

    /// <summary>An order of this id is open: sent before, by this process or an earlier one.</summary>
    async ValueTask<PlaceResult> Adopt(OrderIntent intent, CancellationToken stop)
    {
        if (await rest.Order(intent.Symbol.Name, intent.Id.Value, stop) is not Answer<WireOrder>.Given { Value: var open })
            return new PlaceResult.Unknown("the venue has an order of this id open, and does not show it yet");
        await Tell(open, stop);
        return Accepted(open);
    }

    static PlaceResult.Accepted Accepted(WireOrder order) => new(order.OrderId.ToString(CultureInfo.InvariantCulture));

    /// <summary>A filter may have changed, or the symbol trade no more.</summary>
    void RefreshRulesAfter(BinanceError error)
    {
        if (error.Code == BinanceError.FilterFailure || error.IsMarketClosed)
            _ = RefreshRules();
    }

    async Task RefreshRules()
    {
        try
        {
            await Rules.Refresh(closing.Token);
        }
        catch (Exception e) when (e is BinanceException or OperationCanceledException or ObjectDisposedException)
        {
            Notice($"the rules of the symbols could not be read again: {e.Message}");
        }
    }
}
