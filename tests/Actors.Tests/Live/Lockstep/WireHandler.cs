namespace Actors.Tests.Live;

/// <summary>Requests go one after the other, in the order in which they were made, so that the venue takes them in that order.</summary>
sealed class WireHandler(HttpMessageHandler network, Wire wire) : DelegatingHandler(network)
{
    readonly Queue<Func<Task>> waiting = new();
    bool isBusy;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        waiting.Enqueue(() => Send(request, answer, cancellationToken));
        if (!isBusy)
            GoOn();
        return answer.Task;
    }

    void GoOn()
    {
        isBusy = waiting.TryDequeue(out var next);
        if (isBusy)
            _ = next!();
    }

    async Task Send(HttpRequestMessage request, TaskCompletionSource<HttpResponseMessage> answer, CancellationToken stop)
    {
        var come = wire.Pass(WireKind.Answer, () => new ValueTask<HttpResponseMessage>(Task.Run(() => Fetch(request, stop), CancellationToken.None)));
        await Task.WhenAny(come).ConfigureAwait(ConfigureAwaitOptions.None);
        answer.SetFromTask(come);
        GoOn();
    }

    /// <summary>The whole of it: what reads the answer then goes on without waiting.</summary>
    async Task<HttpResponseMessage> Fetch(HttpRequestMessage request, CancellationToken stop)
    {
        var response = await base.SendAsync(request, stop);
        await response.Content.LoadIntoBufferAsync(stop);
        return response;
    }
}
