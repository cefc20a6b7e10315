using Actors.Exchanges.Simulator;

namespace Actors.Tests.Exchanges.Simulator;

public class AcceleratedTimeProviderTests
{
    static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Time_runs_as_many_times_as_fast_from_its_own_start()
    {
        var hand = new HandClock();
        var time = new AcceleratedTimeProvider(hand, Start, 60);
        time.GetUtcNow().ShouldBe(Start);

        hand.Move(TimeSpan.FromSeconds(2));

        time.GetUtcNow().ShouldBe(Start.AddMinutes(2));
        time.GetElapsedTime(0).ShouldBe(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public void Timers_are_shortened_but_never_to_nothing()
    {
        var hand = new HandClock();
        var time = new AcceleratedTimeProvider(hand, Start, 1000);

        using var timer = time.CreateTimer(_ => { }, null, TimeSpan.FromMinutes(1), TimeSpan.FromMilliseconds(1));

        hand.Asked.ShouldBe((TimeSpan.FromMilliseconds(60), TimeSpan.FromMilliseconds(1)));
        timer.Change(Timeout.InfiniteTimeSpan, TimeSpan.Zero).ShouldBeTrue();
        hand.Asked.ShouldBe((Timeout.InfiniteTimeSpan, TimeSpan.Zero));
    }

    [Fact]
    public void A_factor_is_above_zero() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new AcceleratedTimeProvider(TimeProvider.System, Start, 0));

    sealed class HandClock : TimeProvider, ITimer
    {
        long ticks;

        public (TimeSpan Due, TimeSpan Period) Asked { get; private set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ticks;

        public void Move(TimeSpan span) => ticks += span.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Asked = (dueTime, period);
            return this;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Asked = (dueTime, period);
            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
