using Actors.Exchanges.Binance.Rest;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Exchanges.Binance.Rest;

public class GovernorLaws
{
    static readonly int Runs = Environment.GetEnvironmentVariable("ACTORS_HEAVY") == "1" ? 20_000 : 500;

    [Fact]
    public void No_pattern_of_requests_is_ever_over_the_limit_as_the_venue_counts() =>
        Prop.ForAll<PositiveInt>(seed => new Traffic(seed.Get).Run()).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));

    /// <summary>
    /// Requests at random against a model of the venue: each is counted in the window of the venue's clock, which differs a
    /// little from what is believed, at a moment between its sending and its answer.
    /// </summary>
    sealed class Traffic(int seed)
    {
        static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
        static readonly TimeSpan ClockError = TimeSpan.FromMilliseconds(500);

        readonly Random chance = new(seed);
        readonly List<(DateTimeOffset Arrives, DateTimeOffset Answers, bool IsFree, WindowBudget.Charge Charge)> flying = [];
        readonly SortedDictionary<long, (int Used, int Most)> counted = [];

        public void Run()
        {
            var limit = chance.Next(50, 500);
            var budget = new WindowBudget(Minute, limit, ClockError);
            var error = TimeSpan.FromMilliseconds(chance.Next(-500, 501));
            var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) + TimeSpan.FromMilliseconds(chance.Next(60_000));
            for (var step = 0; step < 300; step++)
            {
                Count(now, error, limit, budget);
                for (var i = chance.Next(6); i > 0; i--)
                    Send(now, budget, chance.Next(1, Math.Min(limit, 50)));
                now += TimeSpan.FromMilliseconds(chance.Next(4) == 0 ? chance.Next(20_000) : chance.Next(900));
            }
            if (counted.Values.Max(window => window.Most) < limit / 2)
                throw new InvalidOperationException($"seed {seed}: the budget of {limit} is hardly used");
        }

        void Send(DateTimeOffset now, WindowBudget budget, int weight)
        {
            if (!budget.Fits(weight, 1, now))
                return;
            var arrives = now + TimeSpan.FromMilliseconds(chance.Next(chance.Next(5) == 0 ? 15_000 : 300));
            flying.Add((arrives, arrives + TimeSpan.FromMilliseconds(chance.Next(500)), chance.Next(5) == 0, budget.Take(weight, now)));
        }

        /// <summary>What reached the venue since the last step, and what came back.</summary>
        void Count(DateTimeOffset now, TimeSpan error, int limit, WindowBudget budget)
        {
            foreach (var flight in flying.Where(one => one.Answers <= now).OrderBy(one => one.Arrives).ToArray())
            {
                var window = (flight.Arrives + error).UtcTicks / Minute.Ticks;
                var (used, most) = counted.GetValueOrDefault(window);
                used += flight.Charge.Amount;
                if (used > limit)
                    throw new InvalidOperationException($"seed {seed}: {used} of {limit} in a minute");
                // A call that is free where it succeeds is counted as it comes and given back as it ends.
                most = Math.Max(most, used);
                used -= flight.IsFree ? flight.Charge.Amount : 0;
                counted[window] = (used, most);
                budget.Complete(flight.Charge, flight.IsFree, chance.Next(2) == 0 ? used : null, now);
                flying.Remove(flight);
            }
        }
    }
}
