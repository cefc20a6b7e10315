using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Actors.Domain;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance.Rest;

/// <summary>Sends one request once, within the limits, and says how it ended.</summary>
sealed class RestTransport : IDisposable
{
    static readonly MediaTypeHeaderValue Form = new("application/x-www-form-urlencoded");

    readonly BinanceRestOptions options;
    readonly ServerClock clock;
    readonly HttpClient http;

    public RestTransport(BinanceRestOptions options, ServerClock clock)
    {
        (this.options, this.clock) = (options, clock);
        Governor = new(options.Clock, clock, options.Governor);
        http = new(options.Wires(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            ActivityHeadersPropagator = null,
        }))
        { Timeout = Timeout.InfiniteTimeSpan };
    }

    public WeightGovernor Governor { get; }

    public async ValueTask<Answer<T>> Send<T>(RestRequest request, WireParser<T> parse, CancellationToken stop)
    {
        var lease = await Governor.Acquire(request.Weight, request.Orders, request.Priority, stop);
        if (lease is null)
            return new Answer<T>.NotSent($"{request} was not sent: the venue's rate limits leave no room for it");
        var usage = default(WeightGovernor.Usage);
        try
        {
            using var patience = new CancellationTokenSource(options.RequestTimeout, options.Clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
            using var message = Message(request);
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseContentRead, either.Token);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token);
            usage = UsageOf(request, response);
            return Read(request, response, body, parse);
        }
        // HttpClient lets a SocketException through as it is where a connection is reset in the moment in which it stands.
        catch (Exception e) when (e is SocketException or HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,
        })
        {
            usage = usage with { Free = true, OrderRefused = true };
            return new Answer<T>.NotSent($"{request} was not sent: no connection to {options.Environment.Rest.Authority} ({e.Message}); look at the network, and whether this address may be reached from here");
        }
        catch (HttpRequestException e)
        {
            return new Answer<T>.Unknown($"{request} broke off: {e.Message}");
        }
        catch (IOException e)
        {
            return new Answer<T>.Unknown($"{request} broke off: {e.Message}");
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return new Answer<T>.Unknown($"{request} was given up by its caller");
        }
        catch (OperationCanceledException)
        {
            return new Answer<T>.Unknown($"{request} had no answer within {options.RequestTimeout.TotalSeconds:0.#} s");
        }
        finally
        {
            lease.Complete(usage);
        }
    }

    public void Dispose()
    {
        http.Dispose();
        Governor.Dispose();
    }

    HttpRequestMessage Message(RestRequest request)
    {
        var credentials = request.Signed
            ? options.Credentials ?? throw new DomainFault($"{request} needs an API key and secret, which are not configured")
            : null;
        var text = credentials is null
            ? request.Text
            : request.Text.Copy().Sign(credentials.Signer, clock.Stamp, options.RecvWindow);
        // HttpClient may send a request without a body again by itself where a pooled connection turns out to be closed.
        // With a body it never does, and an order must not go twice.
        var inBody = request.Method == HttpMethod.Post;
        var target = options.Environment.Rest.GetLeftPart(UriPartial.Authority) + request.Path
            + (inBody || text.Bytes.IsEmpty ? "" : $"?{text}");
        // The bytes that were signed are the bytes that leave.
        var message = new HttpRequestMessage(
            request.Method, new Uri(target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (inBody)
            message.Content = new ReadOnlyMemoryContent(text.Bytes) { Headers = { ContentType = Form } };
        if (credentials is not null)
            message.Headers.TryAddWithoutValidation("X-MBX-APIKEY", credentials.ApiKey);
        return message;
    }

    Answer<T> Read<T>(RestRequest request, HttpResponseMessage response, byte[] body, WireParser<T> parse)
    {
        if (response.IsSuccessStatusCode)
        {
            try
            {
                return new Answer<T>.Given(WireJson.Read(body, $"the answer to {request}", parse));
            }
            catch (WireException e)
            {
                return new Answer<T>.Unknown(e.Message);
            }
        }
        var error = BinanceError.Read((int)response.StatusCode, body, RetryAfter(response));
        if (error.Status is BinanceError.TooManyRequests or BinanceError.Banned && error.Code != -1015)
        {
            var pause = error.Pause(clock.Now)
                ?? (error.Status == BinanceError.Banned ? TimeSpan.FromMinutes(2) : TimeSpan.FromSeconds(10));
            Governor.Block(pause);
            options.Notices?.Invoke($"Binance wants to be left alone for {pause.TotalSeconds:0} s: {error} (at {request})");
        }
        return new Answer<T>.Refused(error);
    }

    TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - options.Clock.GetUtcNow(),
        _ => null,
    };

    static WeightGovernor.Usage UsageOf(RestRequest request, HttpResponseMessage response) => new(
        request.FreeOnSuccess && response.IsSuccessStatusCode, !response.IsSuccessStatusCode,
        Figure(response, "X-MBX-USED-WEIGHT-1M"), Figure(response, "X-MBX-ORDER-COUNT-10S"),
        Figure(response, "X-MBX-ORDER-COUNT-1D"));

    static long? Figure(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values)
        && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var figure)
            ? figure
            : null;
}
