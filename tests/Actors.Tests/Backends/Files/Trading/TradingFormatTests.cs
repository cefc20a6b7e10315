using System.Buffers;
using System.Text;
using System.Text.Json;
using Actors.Backends.Files;
using Actors.Domain;
using Actors.Runtime;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Backends.Files.Trading;

/// <summary>Whatever the engine decides is kept as it was, and what cannot be read is said.</summary>
public sealed class TradingFormatTests
{
    static readonly Type[] Kinds =
    [
        .. AppDomain.CurrentDomain.GetAssemblies()
            .Where(one => one.GetName().Name?.StartsWith("Actors.", StringComparison.Ordinal) == true && one != typeof(TradingFormatTests).Assembly)
            .SelectMany(one => one.GetTypes())
            .Where(type => type.IsSubclassOf(typeof(TradingEvent)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    public static TheoryData<string> KindNames => [.. Kinds.Select(kind => kind.Name)];

    [Fact]
    public void Every_trading_event_has_a_format_under_its_name_in_the_event_log()
    {
        Kinds.Length.ShouldBeGreaterThan(10);
        foreach (var kind in Kinds)
        {
            TradingFormats.All.Knows(kind).ShouldBeTrue($"{kind.Name} has no format: give it one in {nameof(TradingFormats)}");
            TradingFormats.All.Of(kind).Manifest.ShouldBe(EventJson.NameOf((TradingEvent)new RandomValues(1).Of(kind)));
        }
    }

    [Theory]
    [MemberData(nameof(KindNames))]
    public void An_event_is_read_as_it_was_written_to_the_last_digit_and_tick(string kind) =>
        Prop.ForAll<int>(seed =>
        {
            var written = Event(kind, seed);
            Exactly.Told(Read(written, Bytes(written))).ShouldBe(Exactly.Told(written));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(KindNames))]
    public void An_event_cut_short_anywhere_is_refused(string kind)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var written = Event(kind, seed);
            var bytes = Bytes(written);
            for (var length = 0; length < bytes.Length; length++)
                Should.Throw<UnknownEventException>(() => Read(written, bytes.AsSpan(0, length).ToArray()));
            Should.Throw<UnknownEventException>(() => Read(written, [.. bytes, 0]))
                .Message.ShouldContain($"byte {bytes.Length}: expected the end, found 1 bytes more");
        }
    }

    /// <summary>The journal's checksum finds a changed byte; without it there is another event or the declared error, never a third.</summary>
    [Theory]
    [MemberData(nameof(KindNames))]
    public void A_changed_byte_gives_another_event_or_the_declared_error(string kind)
    {
        var refused = 0;
        for (var seed = 0; seed < 4; seed++)
        {
            var written = Event(kind, seed);
            var bytes = Bytes(written);
            for (var at = 0; at < bytes.Length; at++)
            {
                foreach (var mask in (byte[])[0x01, 0x40, 0x80, 0xFF])
                {
                    var changed = bytes.ToArray();
                    changed[at] ^= mask;
                    try
                    {
                        Bytes((TradingEvent)Read(written, changed)).ShouldNotBeEmpty();
                    }
                    catch (UnknownEventException)
                    {
                        refused++;
                    }
                }
            }
        }
        refused.ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(KindNames))]
    public void Arbitrary_bytes_give_the_declared_error_or_an_event(string kind) =>
        Prop.ForAll<byte[]>(bytes =>
        {
            try
            {
                Read(Event(kind, 1), bytes).ShouldBeOfType(Kind(kind));
            }
            catch (UnknownEventException)
            {
                // As declared.
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(KindNames))]
    public void A_newer_layout_is_refused_with_the_remedy(string kind) =>
        Should.Throw<UnknownEventException>(() => Read(Event(kind, 1), [], TradingFormats.Version + 1))
            .Message.ShouldEndWith("this program knows 1 to 1: open the journal with the newer program that wrote it");

    [Fact]
    public void What_could_not_be_read_back_is_not_written()
    {
        Refusal(new OrderTriggered(new("a"), default, default)).ShouldBe("a price is positive, was 0");
        Refusal(new SignalRefused(new("a"), new(new("x", default, Timeframe.OneDay), "s"), new("c", "t"), default)).ShouldBe("a symbol has a name");
        Refusal(new SignalRefused(new("a"), new(new("x", new("B"), default), "s"), new("c", "t"), default)).ShouldBe("a timeframe has a length");
        Refusal(new LegOpened(new(new("a"), new("b"), (OrderType)9, default, null, null, default), Actors.Tests.Domain.Cases.Key, Side.Buy, default)).ShouldBe("9 is no OrderType that can be stored");
        Refusal(new OrderUnknown(new("a"), "\ud800", default)).ShouldContain("Unicode");
    }

    [Fact]
    public async Task The_journal_gives_back_every_event_and_shows_it_to_people()
    {
        var disk = new MemoryDisk();
        var options = new FileJournalOptions("/j", TradingFormats.All) { Disk = disk };
        var events = GoldenEvents.All;
        using (var journal = FileJournal.Open(options))
            await journal.Write("risk-paper", [.. events]);

        using (var journal = FileJournal.Open(options))
            (await journal.Events("risk-paper")).Select(Exactly.Told).ShouldBe(events.Select(Exactly.Told));

        var shown = JournalDump.Read(disk, "/j", TradingFormats.All).Select(one => JsonDocument.Parse(one.Json!.Value).RootElement).ToArray();
        shown.Select(one => one.GetProperty("cause").GetString()).ShouldBe(events.Select(one => one.Cause));
        JournalDump.Read(disk, "/j", EventFormats.None).ShouldAllBe(one => one.Json == null && !one.Payload.IsEmpty);
    }

    [Fact]
    public async Task A_manifest_that_this_program_does_not_know_is_named_with_the_remedy()
    {
        var disk = new MemoryDisk();
        using (var journal = FileJournal.Open(new("/j", TradingFormats.All) { Disk = disk }))
            await journal.Write("a", Event(nameof(OrderFilled), 1));
        using var older = FileJournal.Open(new("/j", EventFormats.None) { Disk = disk });

        (await Should.ThrowAsync<UnknownEventException>(() => older.Events("a"))).Message.ShouldBe(
            "'order-filled' is no manifest that this program knows: a newer program wrote it, with which it can be opened; or it was renamed, which a manifest may never be");
    }

    /// <summary>As a later version would have it: a field is last, and read only where its version has it.</summary>
    [Fact]
    public async Task A_layout_may_grow()
    {
        var disk = new MemoryDisk();
        await Write(EventFormats.None.Fields("held", 1, static (ref FieldWriter to, Held held) => to.Text(held.Name), static (ref FieldReader from) => new Held(from.Text())), new("old"));
        var newer = EventFormats.None.Fields("held", 2,
            static (ref FieldWriter to, Held held) =>
            {
                to.Text(held.Name);
                to.Write(held.Amount);
            },
            static (ref FieldReader from) => new Held(from.Text(), from.Version >= 2 ? from.OptionalNumber() : null));
        await Write(newer, new("new", 1.50m));

        using var journal = FileJournal.Open(new("/j", newer) { Disk = disk });
        (await journal.Events("a")).ShouldBe([new Held("old"), new Held("new", 1.50m)]);

        async Task Write(EventFormats formats, Held held)
        {
            using var open = FileJournal.Open(new("/j", formats) { Disk = disk });
            await open.Write("a", held);
        }
    }

    [Fact]
    public async Task A_state_of_fields_is_kept_as_a_snapshot()
    {
        var store = new FileSnapshotStore(new("/s", TradingFormats.All.Fields(
            "working-order", 1, static (ref FieldWriter to, OrderIntent intent) => IntentFields.Write(ref to, intent), IntentFields.ReadIntent)) { Disk = new MemoryDisk() });
        var state = (OrderIntent)new RandomValues(3).Of(typeof(OrderIntent));

        await store.Save(new("a", 7, new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)), state, CancellationToken.None);

        Exactly.Told((await store.Load("a", SnapshotSelectionCriteria.Latest, CancellationToken.None))!.Snapshot).ShouldBe(Exactly.Told(state));
    }

    static Type Kind(string name) => Kinds.Single(kind => kind.Name == name);

    static TradingEvent Event(string kind, int seed) => (TradingEvent)new RandomValues(seed).Of(Kind(kind));

    internal static byte[] Bytes(TradingEvent e)
    {
        var bytes = new ArrayBufferWriter<byte>();
        TradingFormats.All.Of(e.GetType()).Write(e, bytes);
        return bytes.WrittenSpan.ToArray();
    }

    static object Read(TradingEvent like, byte[] bytes, int version = TradingFormats.Version) =>
        TradingFormats.All.Read(Encoding.UTF8.GetBytes(EventJson.NameOf(like)), version, bytes);

    static string Refusal(TradingEvent e) => Should.Throw<Exception>(() => Bytes(e)).Message;

    sealed record Held(string Name, decimal? Amount = null);
}
