using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>REST requests: bytes to endpoints, and answers to bytes.</summary>
internal sealed class RestHandler(Dispatcher dispatcher, Catalogue catalogue, ApiContext context, Connections connections)
{
    const int LargestBody = 64 * 1024;

    /// <param name="path">What follows <c>/api/v3/</c>.</param>
    public async Task Answer(HttpContext http, string path)
    {
        var ip = Ip(http);
        var answer = path.TrimEnd('/') is "userDataStream"
            ? Wrong(ip, new ApiException(-1020, "This operation is not supported: subscribe to user data by the WebSocket API.", 410))
            : catalogue.ByRoute(http.Request.Method, path.TrimEnd('/')) is { } endpoint ? await Answer(http, endpoint, ip)
            : Wrong(ip, Unknown(http));
        await Send(http, answer, ip);
    }

    /// <summary>Answers a request for what there is not.</summary>
    public Task AnswerUnknown(HttpContext http) => Send(http, Wrong(Ip(http), Unknown(http)), Ip(http));

    /// <summary>Answers a plain request where only a WebSocket can be opened.</summary>
    public Task AnswerNoSocket(HttpContext http) => Send(http, Wrong(Ip(http), new ApiException(-1020,
        $"This operation is not supported: {http.Request.Path} takes WebSocket connections only.", StatusCodes.Status426UpgradeRequired)), Ip(http));

    /// <summary>Refuses a connection, which has been counted already.</summary>
    public Task Refuse(HttpContext http, ApiException error) => Send(http, Refused(error), Ip(http));

    public static string Ip(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    async Task Send(HttpContext http, ApiAnswer answer, string ip)
    {
        Head(http, answer, ip);
        switch (answer.Fault)
        {
            case FaultKind.HalfOpen:
                connections.LeaveUnanswered(http.Features.Get<Line>());
                break;
            case FaultKind.Cut:
                http.Response.ContentLength = answer.Body.Length;
                await http.Response.Body.WriteAsync(answer.Body.AsMemory(0, answer.Body.Length / 2));
                await http.Response.Body.FlushAsync();
                http.Abort();
                return;
            default:
                break;
        }
        if (answer is { Status: 404 } && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
        {
            http.Response.ContentType = "text/html";
            await http.Response.WriteAsync("<html><body><h1>404 Not found</h1></body></html>");
            return;
        }
        http.Response.ContentLength = answer.Body.Length;
        await http.Response.Body.WriteAsync(answer.Body);
    }

    async Task<ApiAnswer> Answer(HttpContext http, Endpoint endpoint, string ip)
    {
        try
        {
            var micros = IsMicros(http.Request.Headers["X-MBX-TIME-UNIT"].ToString());
            var query = http.Request.QueryString.Value is { Length: > 1 } text ? text[1..] : "";
            var body = await Body(http);
            var parameters = Parameters.OfRest(query, body);
            var key = http.Request.Headers["X-MBX-APIKEY"] is [{ Length: > 0 } named] ? named : null;
            return dispatcher.Answer(new(endpoint, parameters, SignedRequest.OfRest(key, query, body, parameters), ip)
            {
                Micros = micros,
            });
        }
        catch (ApiException e)
        {
            return Wrong(ip, e);
        }
    }

    static ApiException Unknown(HttpContext http) =>
        new(-1020, $"This operation is not supported: {http.Request.Method} {http.Request.Path}", StatusCodes.Status404NotFound);

    // It did not come as far as its endpoint, but counts.
    ApiAnswer Wrong(string ip, ApiException error) => Refused(context.Limiter.AdmitWrong(ip, error, rest: true));

    /// <exception cref="ApiException">The unit is none.</exception>
    public static bool IsMicros(string unit) => unit.ToUpperInvariant() switch
    {
        "" or "MILLISECOND" => false,
        "MICROSECOND" => true,
        _ => throw new ApiException(-1194, "Invalid value for time unit; expected either MICROSECOND or MILLISECOND."),
    };

    static async Task<string> Body(HttpContext http)
    {
        var read = new ArrayBufferWriter<byte>();
        int count;
        while ((count = await http.Request.Body.ReadAsync(read.GetMemory(4096))) > 0)
        {
            read.Advance(count);
            if (read.WrittenCount > LargestBody)
                throw new ApiException(-1101, $"Too many parameters: a body may have {LargestBody} bytes.", 413);
        }
        return Encoding.UTF8.GetString(read.WrittenSpan);
    }

    static ApiAnswer Refused(ApiException error)
    {
        using var to = new WireWriter();
        error.Write(to);
        return new(error.Status, to.Take(), error, null, null);
    }

    void Head(HttpContext http, ApiAnswer answer, string ip)
    {
        var (weight, tenSeconds, day) = context.Limiter.Counts(ip, answer.Account);
        var headers = http.Response.Headers;
        http.Response.StatusCode = answer.Status;
        headers["x-mbx-used-weight"] = weight.ToString();
        headers["x-mbx-used-weight-1m"] = weight.ToString();
        if (answer is { Account: not null, Error: null })
        {
            headers["x-mbx-order-count-10s"] = tenSeconds.ToString();
            headers["x-mbx-order-count-1d"] = day.ToString();
        }
        if (answer.Error?.RetryAt is { } retry)
            headers.RetryAfter = Math.Max(1, (long)Math.Ceiling((retry - context.Time.GetUtcNow()).TotalSeconds)).ToString();
        headers.ContentType = "application/json;charset=UTF-8";
    }
}
