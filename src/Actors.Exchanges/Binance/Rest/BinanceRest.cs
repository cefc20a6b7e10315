using Actors.Domain;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance.Rest;

/// <summary>
/// Binance's REST API. Reads are tried again until they succeed or their attempts are used up; what changes something is
/// sent once.
/// </summary>
public sealed partial class BinanceRest : IDisposable
{
    readonly BinanceRestOptions options;
    readonly RestTransport transport;
    readonly OneAtATime syncing = new();
    readonly Random jitter;

    public BinanceRest(BinanceRestOptions options)
    {
        if (options.RecvWindow <= TimeSpan.Zero || options.RecvWindow > TimeSpan.FromSeconds(60))
            throw new DomainFault($"recvWindow is above 0 and at most 60 s, was {options.RecvWindow.TotalSeconds} s");
        this.options = options;
        Clock = new(options.Clock);
        transport = new(options, Clock);
        jitter = new(options.Seed);
    }

    public BinanceEnvironment Environment => options.Environment;
    public ServerClock Clock { get; }
    public WeightGovernor Governor => transport.Governor;

    internal BinanceRestOptions Options => options;

    public void Dispose() => transport.Dispose();

    /// <summary>Asks the venue's time a few times and keeps the best answer. All signed requests depend on it.</summary>
    public async ValueTask SyncClock(CancellationToken stop)
    {
        await syncing.Wait(stop);
        try
        {
            for (var i = 0; i < 3; i++)
                await SampleClock(stop);
        }
        finally
        {
            syncing.Release();
        }
    }

    /// <summary>Asks the venue's time once.</summary>
    internal async ValueTask SampleClock(CancellationToken stop)
    {
        var sent = 0L;
        var request = new RestRequest(HttpMethod.Get, "/api/v3/time", new(), 1, CallPriority.Protection);
        var time = await Try(
            request,
            async () =>
            {
                sent = options.Clock.GetTimestamp();
                return await transport.Send(request, WireTime.Parse, stop);
            },
            stop);
        Clock.Add(sent, DateTimeOffset.FromUnixTimeMilliseconds(time));
    }

    internal async ValueTask FreshClock(CancellationToken stop)
    {
        if (Clock.SyncedAt is not { } at)
            await SyncClock(stop);
        else if (Clock.HasJumped || options.Clock.GetUtcNow() - at > options.ClockRefresh)
            await SampleClock(stop);
    }

    /// <summary>A read whose answer has to come.</summary>
    /// <exception cref="BinanceException">It was refused, or did not come in all attempts.</exception>
    async ValueTask<T> Get<T>(RestRequest request, WireParser<T> parse, CancellationToken stop)
    {
        if (request.Signed)
            await FreshClock(stop);
        return await Try(request, () => transport.Send(request, parse, stop), stop);
    }

    async ValueTask<T> Try<T>(RestRequest request, Func<ValueTask<Answer<T>>> send, CancellationToken stop)
    {
        var answer = await Repeat(request, send, stop);
        return answer switch
        {
            Answer<T>.Given given => given.Value,
            Answer<T>.Refused refused => throw new BinanceException($"{request} at {options.Environment.Name} failed: {refused.Reason}", refused.Error),
            // All other reasons name the request themselves.
            _ => throw new BinanceException($"{options.Environment.Name}: {answer.Reason}", null),
        };
    }

    /// <summary>Repeats what may be repeated: a read, or a change that does the same twice.</summary>
    async ValueTask<Answer<T>> Repeat<T>(RestRequest request, Func<ValueTask<Answer<T>>> send, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await send();
            stop.ThrowIfCancellationRequested();
            if (attempt == options.ReadAttempts || !MayPassLater(answer))
                return answer;
            if (answer is Answer<T>.Refused { Error.Kind: ErrorKind.Resync })
                await Resync(stop);
            else
                await Task.Delay(Pause(attempt), options.Clock, stop);
        }
    }

    /// <summary>
    /// A change, sent once. It is sent again only where the venue said that it did not look at it because of its stamp.
    /// </summary>
    async ValueTask<Answer<T>> Once<T>(RestRequest request, WireParser<T> parse, CancellationToken stop)
    {
        try
        {
            await FreshClock(stop);
        }
        catch (BinanceException e)
        {
            return new Answer<T>.NotSent($"{request} was not sent: {e.Message}");
        }
        var answer = await transport.Send(request, parse, stop);
        if (answer is not Answer<T>.Refused { Error.Kind: ErrorKind.Resync })
            return answer;
        try
        {
            await Resync(stop);
        }
        catch (BinanceException)
        {
            return answer;
        }
        return await transport.Send(request, parse, stop);
    }

    async ValueTask Resync(CancellationToken stop)
    {
        Clock.Distrust();
        await SyncClock(stop);
    }

    static bool MayPassLater<T>(Answer<T> answer) => answer switch
    {
        Answer<T>.Given => false,
        Answer<T>.Refused { Error: var error } => error.Kind is ErrorKind.Wait or ErrorKind.Resync
            || (error.Kind == ErrorKind.Query && error.Code != BinanceError.CancelRefused),
        _ => true,
    };

    /// <summary>Twice as long each time, and by chance up to half of it shorter, so that clients do not knock in step.</summary>
    TimeSpan Pause(int attempt)
    {
        var longest = options.RetryPause * Math.Pow(2, Math.Min(attempt - 1, 6));
        lock (jitter)
            return longest * (0.5 + jitter.NextDouble() / 2);
    }
}
