using Actors.Domain;

namespace Actors.Exchanges.Conformance;

/// <summary>Examines a connector case by case.</summary>
public static class ConformanceRun
{
    /// <summary>
    /// Runs the cases in their order, one at a time, with orders a little above the least that the venue takes; after each
    /// its orders are cancelled and what it bought is sold.
    /// </summary>
    /// <param name="told">Told of each result as it is there.</param>
    /// <exception cref="VenueException">The venue cannot be opened.</exception>
    public static async Task<ConformanceReport> Run(
        IConnector connector, IReadOnlyList<ConformanceCase> cases, Action<CaseResult>? told, CancellationToken stop)
    {
        await using var bench = new Bench(connector, stop);
        List<CaseResult> results = [];
        foreach (var one in cases)
        {
            var result = await Examine(bench, one, stop);
            results.Add(result);
            told?.Invoke(result);
        }
        return new(connector.Name, results, [.. bench.Left.Distinct(StringComparer.Ordinal)]);
    }

    static async Task<CaseResult> Examine(Bench bench, ConformanceCase one, CancellationToken stop)
    {
        if (!bench.Has(one.Needs))
            return new(one, Verdict.NotSupported, null, $"{one.Needs & ~bench.Connector.Declared} is not declared");
        // Beyond every wait that a case may have; it ends one that hangs in a call.
        var limit = (bench.Patience.Certainty * 4) + (bench.Patience.Market * 3) + (bench.Market.Finest.Duration * 10);
        using var late = new CancellationTokenSource(limit, bench.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        bench.Stop = either.Token;
        try
        {
            await one.Run(bench);
            return Result(Verdict.Passed, null, null);
        }
        catch (ConformanceFault fault)
        {
            return Result(Verdict.Failed, fault.Expected, fault.Found);
        }
        catch (NotRunException why)
        {
            return Result(Verdict.NotRun, null, why.Message);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            return Result(Verdict.Failed, $"an answer to every call within {limit.TotalSeconds:0} s", "a call that did not end");
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            return Result(Verdict.Failed, "no exception", $"{fault.GetType().Name}: {fault.Message}");
        }
        finally
        {
            // What was begun is cleared away also where the run is being stopped.
            using var cleaning = new CancellationTokenSource(limit, bench.Clock);
            bench.Stop = cleaning.Token;
            await bench.CleanUp();
        }

        CaseResult Result(Verdict verdict, string? expected, string? found) => new(one, verdict, expected, found);
    }
}
