namespace Actors.Exchanges.Simulator.Server;

/// <summary>A request whose endpoint is known.</summary>
internal sealed record ApiRequest(Endpoint Endpoint, Parameters Parameters, SignedRequest Signature, string Ip)
{
    public bool Micros { get; init; }

    /// <summary>Null for REST.</summary>
    public ApiSession? Session { get; init; }
}

/// <param name="Body">The result, or the error object; JSON.</param>
/// <param name="Error">Null where it went well.</param>
/// <param name="Account">Whose orders were counted; null where none were.</param>
/// <param name="Fault">What shall happen to the answer on its way.</param>
internal sealed record ApiAnswer(int Status, byte[] Body, ApiException? Error, string? Account, FaultKind? Fault);

/// <summary>Leads requests through the limits and checks to their endpoints, and answers what goes wrong.</summary>
internal sealed class Dispatcher(Engine engine, KeyChecks keys, Faults faults, ApiContext context)
{
    // The signature's own parameters were read by its checks.
    static readonly string[] OfSignature = ["signature", "timestamp", "recvWindow", "apiKey", "returnRateLimits"];

    long broken;

    /// <summary>Requests that failed for a fault of the simulator itself, which must not be.</summary>
    public long Broken => Interlocked.Read(ref broken);

    /// <summary>The last such fault.</summary>
    public Exception? LastBreak { get; private set; }

    public ApiAnswer Answer(ApiRequest request)
    {
        using var to = new WireWriter(request.Micros);
        // A ban goes before all else, and no fault is spent on what it refuses.
        var fault = context.Limiter.IsBanned(request.Ip) ? null : faults.Strike(FaultTarget.Request, request.Endpoint.Method);
        string? account = null;
        try
        {
            Storm(fault, request.Ip);
            var weight = Weigh(request);
            context.Limiter.Admit(request.Ip, weight, rest: request.Session is null);
            if (request.Endpoint.Signed)
                account = keys.Account(request.Signature, DateTimeOffset.FromUnixTimeMilliseconds(context.ServerTime));
            foreach (var name in OfSignature)
                request.Parameters.MarkRead(name);
            if (fault?.Kind == FaultKind.TimeoutUnexecuted)
                throw Timeout();
            Execute(request, to, account, fault);
            if (request.Endpoint.Trading)
                context.Limiter.Free(request.Ip, weight);
            if (fault?.Kind == FaultKind.TimeoutExecuted)
                throw Timeout();
            return new(200, to.Take(), null, request.Endpoint.TellsOrders ? account : null, fault?.Kind);
        }
        catch (ApiException e)
        {
            return Failed(e, to, request, account, fault);
        }
        // Whatever a client sends, it gets an answer; the fault is kept, so that a test can show it.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Interlocked.Increment(ref broken);
            LastBreak = e;
            return Failed(new ApiException(-1000, "An unknown error occurred while processing the request.", 500), to, request, account, fault);
        }
    }

    void Execute(ApiRequest request, WireWriter to, string? account, FaultRule? fault)
    {
        var orders = request.Endpoint.Orders;
        if (orders > 0)
        {
            context.Limiter.AdmitOrders(account!, orders);
            context.Limiter.CountOrders(account!, orders);
        }
        try
        {
            engine.Do(exchange =>
            {
                var call = new Call(request.Parameters, to, exchange, context)
                {
                    Account = account is null ? null! : context.Account(account),
                    Session = request.Session,
                    Now = engine.Now,
                    ServerTime = context.ServerTime,
                    AsOf = fault?.Kind == FaultKind.LaggingRead ? engine.Now - (long)fault.By.TotalMilliseconds : null,
                    Strict = context.Options.Strict,
                };
                request.Endpoint.Answer(call);
                if (!request.Endpoint.Trading)
                    call.Read();
                return true;
            });
        }
        catch
        {
            if (orders > 0)
                context.Limiter.CountOrders(account!, -orders);
            throw;
        }
    }

    static ApiAnswer Failed(ApiException e, WireWriter to, ApiRequest request, string? account, FaultRule? fault)
    {
        to.Clear();
        e.Write(to);
        return new(e.Status, to.Take(), e, request.Endpoint.TellsOrders ? account : null, fault?.Kind);
    }

    int Weigh(ApiRequest request)
    {
        try
        {
            return request.Endpoint.Weight(request.Parameters);
        }
        catch (ApiException wrong)
        {
            throw context.Limiter.AdmitWrong(request.Ip, wrong, rest: request.Session is null);
        }
    }

    void Storm(FaultRule? fault, string ip)
    {
        var until = engine.Clock() + (fault?.By ?? default);
        switch (fault?.Kind)
        {
            case FaultKind.TooManyRequests:
                throw new ApiException(-1003, "Too many requests queued.", 429) { RetryAt = until };
            case FaultKind.Ban:
                context.Limiter.Ban(ip, until);
                break;
            default:
                break;
        }
    }

    static ApiException Timeout() =>
        new(-1007, "Timeout waiting for response from backend server. Send status unknown; execution status unknown.", 504);
}
