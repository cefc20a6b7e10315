using Actors.Domain;
using Actors.Exchanges.Binance.Orders;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Rules;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance;

/// <content>Protecting positions.</content>
public sealed partial class BinanceVenue
{
    readonly OneAtATime protecting = new();

    /// <inheritdoc/>
    /// <remarks>
    /// Each call takes one step: tells what stands, cancels legs that do not fit, tells how earlier ones ended, or places
    /// new ones. It answers <see cref="ProtectResult.Unknown"/> after a step whose reports have to be taken in first.
    /// </remarks>
    public async ValueTask<ProtectResult> Protect(OrderIntent entry, Quantity held, CancellationToken stop)
    {
        var told = desk.ToldOfLegs(entry.Id);
        await protecting.Wait(stop);
        try
        {
            if (await Rules.Of(entry.Symbol, stop) is not { } rules)
                return new ProtectResult.Refused("unknown-symbol", $"{rest.Environment.Name} has no symbol {entry.Symbol}");
            var plan = LegPlan.Of(entry, held, rules.Instrument);
            var open = await OpenOf(entry.Symbol, [plan.StopLeg, plan.TargetLeg], stop);
            foreach (var leg in open)
                await Tell(leg, stop);
            if (plan.IsMetBy(open))
                return new ProtectResult.Standing();
            if (open.Count > 0)
            {
                if (!await Rules.Trades(entry.Symbol, stop))
                    return new ProtectResult.Unknown($"{entry.Symbol} takes no orders now: the legs that stand do not fit, and are left");
                await CancelAll(open, stop);
                return new ProtectResult.Unknown("the legs that stood do not fit any more and were cancelled: ask again");
            }
            if (plan.Fault(rules, entry.Reference) is { } fault)
                return new ProtectResult.Refused(fault.Code, fault.Text);
            var (generation, doubt) = await NextGeneration(plan, stop);
            if (doubt is not null)
                return new ProtectResult.Unknown(doubt);
            // Who asked may have ended meanwhile, and its successor asked too: what was held then may be sold by now.
            return desk.ToldOfLegs(entry.Id) == told
                ? await PlaceLegs(plan, generation, stop)
                : new ProtectResult.Unknown("a leg has filled since this was asked: ask again");
        }
        catch (BinanceException e)
        {
            return new ProtectResult.Unknown(e.Message);
        }
        finally
        {
            protecting.Release();
        }
    }

    /// <summary>The generation to place next, or why it cannot be known now.</summary>
    async ValueTask<(int Generation, string? Doubt)> NextGeneration(LegPlan plan, CancellationToken stop)
    {
        var next = 1;
        foreach (var leg in plan.Ids)
        {
            var (name, answer) = await Newest(plan.Symbol, leg, stop);
            var generation = OrderNames.Parse(name).Generation;
            switch (answer)
            {
                case Answer<WireOrder>.Given { Value: var order } when !order.Status.IsOver():
                    return (0, $"{name} stands at the venue, but is not in its list of open orders yet");
                case Answer<WireOrder>.Given { Value: var order }:
                    var wasTold = desk.HasEnded(plan.Symbol, name);
                    if (!await Tell(order, stop))
                        return (0, $"{name} has ended, and not all of its trades are shown yet");
                    if (!wasTold)
                        return (0, $"{name} has ended as {order.Status}, which is reported only now: ask again");
                    next = Math.Max(next, generation + 1);
                    break;
                case Answer<WireOrder>.Refused { Error.Kind: ErrorKind.NotFound }:
                    if (MayStillArrive(plan.Symbol, name) is { } doubt)
                        return (0, doubt);
                    next = Math.Max(next, generation);
                    break;
                default:
                    return (0, answer.Reason);
            }
        }
        return (next, null);
    }

    /// <summary>
    /// Why legs that the venue does not know may still come to be; null when they cannot. Legs that an earlier process may
    /// have sent are not waited for: a position would be naked meanwhile, and the venue refuses the same id while one is open.
    /// </summary>
    string? MayStillArrive(Symbol symbol, string name) =>
        desk.IsLive(symbol, name) ? $"{name} was told of, but the venue does not show it"
        : desk.WasSent(symbol, name) ? desk.Miss(symbol, name, clock.GetUtcNow(), Transit, startedAt)
        : null;

    async ValueTask<ProtectResult> PlaceLegs(LegPlan plan, int generation, CancellationToken stop)
    {
        IReadOnlyList<string> names = [.. plan.Ids.Select(leg => OrderNames.OfLeg(leg, generation))];
        foreach (var name in names)
            desk.Begin(plan.Symbol, name);
        DateTimeOffset? sentBy = null;
        try
        {
            var answer = plan.IsPair
                ? Orders(await rest.PlaceOco(plan.PairText(generation), stop))
                : Orders(await rest.Place(plan.SingleText(generation), CallPriority.Protection, stop));
            if (answer is Answer<IReadOnlyList<WireOrder>>.Unknown
                or Answer<IReadOnlyList<WireOrder>>.Refused { Error.Kind: ErrorKind.Query or ErrorKind.Reconnect })
                sentBy = clock.GetUtcNow();
            return await Outcome(answer, stop);
        }
        finally
        {
            foreach (var name in names)
                desk.Sent(plan.Symbol, name, sentBy);
        }
    }

    async ValueTask<ProtectResult> Outcome(Answer<IReadOnlyList<WireOrder>> answer, CancellationToken stop)
    {
        switch (answer)
        {
            case Answer<IReadOnlyList<WireOrder>>.Given { Value: var legs }:
                foreach (var leg in legs)
                    await Tell(leg, stop);
                return legs.Any(leg => leg.Status.IsOver())
                    ? new ProtectResult.Unknown("a leg ended as it was placed: ask again")
                    : new ProtectResult.Standing();
            case Answer<IReadOnlyList<WireOrder>>.Refused { Error: var error }:
                RefreshRulesAfter(error);
                return error.Kind == ErrorKind.Fix && !error.IsDuplicate && !error.IsMarketClosed
                    ? new ProtectResult.Refused(error.Name, error.Text)
                    : new ProtectResult.Unknown(error.ToString());
            default:
                return new ProtectResult.Unknown(answer.Reason);
        }
    }

    static Answer<IReadOnlyList<WireOrder>> Orders(Answer<WireOrderList> answer) =>
        answer.Select<IReadOnlyList<WireOrder>>(list => list.Reports);

    static Answer<IReadOnlyList<WireOrder>> Orders(Answer<WireOrder> answer) =>
        answer.Select<IReadOnlyList<WireOrder>>(order => [order]);
}
