using System.Text.Json;
using Actors.Exchanges.Binance.Market;

namespace Actors.Tests.Exchanges.Binance.Market;

public class LocalOrderBookTests
{
    static readonly BookSnapshot Snapshot = new(100, [new(10, 1), new(9, 2)], [new(11, 1), new(12, 3)]);

    readonly LocalOrderBook book = new();

    [Fact]
    public void A_book_is_of_no_use_before_its_snapshot()
    {
        Change(95, 99, bid: (8, 1)).ShouldBe(BookNeed.Snapshot);

        book.IsUsable.ShouldBeFalse();
        book.BestBid.ShouldBeNull();
    }

    [Fact]
    public void Changes_before_the_snapshot_join_it_and_older_ones_fall_out()
    {
        Change(90, 99, bid: (8, 1));
        Change(100, 103, bid: (10, 5));
        Change(104, 104, bid: (9, 0));

        book.OnSnapshot(Snapshot).ShouldBe(BookNeed.Nothing);

        book.IsUsable.ShouldBeTrue();
        book.LastId.ShouldBe(104);
        book.Bids.ShouldBe([new(10, 5)]);
    }

    [Fact]
    public void A_snapshot_that_is_older_than_the_first_change_is_asked_for_again()
    {
        Change(105, 106, bid: (8, 1));

        book.OnSnapshot(Snapshot).ShouldBe(BookNeed.Snapshot);

        book.IsUsable.ShouldBeFalse();
    }

    [Fact]
    public void A_gap_is_flagged_at_the_very_change_that_shows_it()
    {
        book.OnSnapshot(Snapshot);

        Change(102, 103, bid: (10, 5)).ShouldBe(BookNeed.Snapshot);

        book.IsUsable.ShouldBeFalse();
        book.Cause.ShouldBe("updates 101 to 101 are missing");
        book.OnSnapshot(Snapshot with { LastUpdateId = 101 }).ShouldBe(BookNeed.Nothing);
        book.BestBid.ShouldBe(new(10, 5));
    }

    [Fact]
    public void A_change_that_was_there_before_is_ignored()
    {
        book.OnSnapshot(Snapshot);
        Change(101, 102, bid: (10, 5));

        Change(101, 102, bid: (10, 7)).ShouldBe(BookNeed.Nothing);

        book.BestBid.ShouldBe(new(10, 5));
    }

    [Fact]
    public void A_crossed_book_is_thrown_away()
    {
        book.OnSnapshot(Snapshot);

        Change(101, 101, bid: (11, 1)).ShouldBe(BookNeed.Snapshot);

        book.IsUsable.ShouldBeFalse();
        book.Cause.ShouldNotBeNull().ShouldContain("is not below the best ask");
    }

    [Fact]
    public void A_lost_connection_makes_it_useless_at_once()
    {
        book.OnSnapshot(Snapshot);

        book.Disconnected();

        book.IsUsable.ShouldBeFalse();
        book.Resyncs.ShouldBe(1);
    }

    [NeedsReferenceDataFact]
    public void The_recorded_snapshot_and_changes_of_the_venue_join()
    {
        using var recorded = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("wire", "recorded", "depth-1000-btcusdt.json")));
        var (frame, bids, asks) = SlowFrames.Depth(recorded.RootElement);
        var parser = new FrameParser();
        List<BookLevel> newBids = [], newAsks = [];
        var last = 0L;
        foreach (var line in File.ReadLines(SharedData.Path("wire", "recorded", "stream-depth-btcusdt.jsonl")))
        {
            var change = parser.Read(System.Text.Encoding.UTF8.GetBytes(line));
            change.TryDepth(newBids, newAsks, out var depth).ShouldBeTrue();
            book.OnChange(depth.FirstId, depth.LastId, newBids, newAsks);
            last = depth.LastId;
        }

        book.OnSnapshot(new(frame.LastId, bids, asks)).ShouldBe(BookNeed.Nothing);

        book.IsUsable.ShouldBeTrue();
        book.LastId.ShouldBe(last);
        book.Bids.Count().ShouldBeGreaterThan(900);
    }

    /// <summary>
    /// The law: whenever a book says that it is usable, it is the venue's book of that update, whatever was dropped, doubled
    /// or swapped on the way and however old the snapshots are.
    /// </summary>
    [Fact]
    public void A_usable_book_is_the_venues_book()
    {
        var (seeds, steps) = Environment.GetEnvironmentVariable("ACTORS_HEAVY") == "1" ? (400, 25_000) : (20, 3_000);
        for (var seed = 1; seed <= seeds; seed++)
        {
            var venue = new TrueBook(seed);
            var copy = new LocalOrderBook();
            var (usable, asked) = (0, 0L);
            for (var step = 0; step < steps; step++)
            {
                foreach (var change in venue.Step())
                {
                    var need = copy.OnChange(change.First, change.Last, change.Bids, change.Asks);
                    asked = need == BookNeed.Snapshot && asked == 0 ? step : asked;
                }
                if (asked > 0 && step - asked > 3)
                    asked = copy.OnSnapshot(venue.SomeSnapshot()) == BookNeed.Snapshot ? step : 0;
                if (!copy.IsUsable)
                    continue;
                usable++;
                if (step % 7 == 0)
                    venue.ShouldHave(copy, $"seed {seed}, step {step}");
            }
            usable.ShouldBeGreaterThan(steps / 10, $"seed {seed}");
            copy.Resyncs.ShouldBeGreaterThan(0, $"seed {seed}");
        }
    }

    BookNeed Change(long first, long last, (decimal Price, decimal Quantity) bid) =>
        book.OnChange(first, last, [new(bid.Price, bid.Quantity)], []);

    /// <summary>The venue's side: a random book with all its past, and a stream of it that loses, doubles and swaps changes.</summary>
    sealed class TrueBook(int seed)
    {
        readonly Random chance = new(seed);
        readonly SortedDictionary<decimal, decimal> bids = new() { [100] = 1 };
        readonly SortedDictionary<decimal, decimal> asks = new() { [101] = 1 };
        readonly Dictionary<long, BookSnapshot> past = [];
        readonly List<(long, long, BookLevel[], BookLevel[])> delayed = [];
        long id = 1000;

        public IEnumerable<(long First, long Last, BookLevel[] Bids, BookLevel[] Asks)> Step()
        {
            var first = id + 1;
            Dictionary<decimal, decimal> newBids = [], newAsks = [];
            for (var updates = chance.Next(1, 4); updates > 0; updates--)
                Update(newBids, newAsks);
            past[id] = new(id, Levels(bids.Reverse()), Levels(asks));
            past.Remove(id - 400);
            var change = (first, id, Levels(newBids), Levels(newAsks));
            foreach (var old in delayed)
                yield return old;
            delayed.Clear();
            var fate = chance.Next(200);
            if (fate == 0)
                yield break;
            if (fate == 1)
            {
                delayed.Add(change);
                yield break;
            }
            if (fate < 6)
                delayed.Add(change);
            yield return change;
        }

        /// <summary>Of now or of some time ago, as REST answers.</summary>
        public BookSnapshot SomeSnapshot()
        {
            var back = chance.Next(12);
            return past[past.Keys.Where(known => known <= id - back).DefaultIfEmpty(id).Max()];
        }

        public void ShouldHave(LocalOrderBook copy, string where)
        {
            if (!past.TryGetValue(copy.LastId, out var then))
                return;
            copy.Bids.ShouldBe(then.Bids, where);
            copy.Asks.ShouldBe(then.Asks, where);
        }

        void Update(Dictionary<decimal, decimal> newBids, Dictionary<decimal, decimal> newAsks)
        {
            id++;
            var isBid = chance.Next(2) == 0;
            var (side, news) = isBid ? (bids, newBids) : (asks, newAsks);
            var best = isBid ? asks.Keys.First() : bids.Keys.Last();
            var price = isBid ? best - chance.Next(1, 40) / 10m : best + chance.Next(1, 40) / 10m;
            if (side.Count > 3 && chance.Next(3) == 0)
            {
                price = side.Keys.ElementAt(chance.Next(side.Count));
                side.Remove(price);
                news[price] = 0;
                return;
            }
            side[price] = news[price] = chance.Next(1, 100) / 10m;
        }

        static BookLevel[] Levels(IEnumerable<KeyValuePair<decimal, decimal>> side) =>
            [.. side.Select(level => new BookLevel(level.Key, level.Value))];
    }
}
