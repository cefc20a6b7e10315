using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Actors.Backends.Files;

namespace Actors.Tests.Backends.Files;

/// <summary>What was ever written is read: stable names, schemas that only grow.</summary>
public sealed class FormatTests
{
    readonly MemoryDisk disk = new();

    [Fact]
    public async Task Older_schemas_are_lifted_one_version_at_a_time()
    {
        await Write(EventFormats.None.Json("moved", FormatJson.Default.MovedV1), new MovedV1(3));
        await Write(EventFormats.None.Json("moved", FormatJson.Default.MovedV2, Rename), new MovedV2(4));
        var newest = EventFormats.None.Json("moved", FormatJson.Default.MovedV3, Rename, AddUnit);

        await Write(newest, new MovedV3(5, "km"));

        (await Read(newest)).ShouldBe([new MovedV3(3, "m"), new MovedV3(4, "m"), new MovedV3(5, "km")]);
    }

    [Fact]
    public async Task A_schema_of_a_newer_program_is_refused()
    {
        await Write(EventFormats.None.Json("moved", FormatJson.Default.MovedV2, Rename), new MovedV2(4));

        (await Should.ThrowAsync<UnknownEventException>(() => Read(EventFormats.None.Json("moved", FormatJson.Default.MovedV1))))
            .Message.ShouldBe("'moved' has schema version 2 and this program knows 1 to 1: open the journal with the newer program that wrote it");
    }

    [Fact]
    public async Task A_manifest_that_nobody_knows_is_refused()
    {
        await Write(EventFormats.None.Json("moved", FormatJson.Default.MovedV1), new MovedV1(4));

        (await Should.ThrowAsync<UnknownEventException>(() => Read(EventFormats.None)))
            .Message.ShouldStartWith("'moved' is no manifest that this program knows");
    }

    [Fact]
    public async Task A_payload_that_does_not_fit_its_type_is_refused()
    {
        await Write(EventFormats.None.Json("x", FormatJson.Default.MovedV3, node => node, node => node), new MovedV3(1, "m"));

        (await Should.ThrowAsync<UnknownEventException>(() => Read(EventFormats.None.Json("x", FormatJson.Default.Int32Array, node => node, node => node))))
            .Message.ShouldStartWith("'x' of schema version 3 cannot be read: ");
    }

    [Fact]
    public async Task Bytes_of_a_type_s_own_making_are_kept_with_their_version()
    {
        var formats = EventFormats.None.Binary<string>("s", 7, (text, to) => to.Write(Encoding.UTF8.GetBytes(text)), (version, bytes) => $"{Encoding.UTF8.GetString(bytes)} v{version}");

        await Write(formats, "hello");

        (await Read(formats)).ShouldBe(["hello v7"]);
    }

    [Fact]
    public void A_manifest_belongs_to_one_type_and_a_type_to_one_manifest()
    {
        var formats = EventFormats.None.Json("moved", FormatJson.Default.MovedV1);

        Should.Throw<ArgumentException>(() => formats.Json("moved", FormatJson.Default.MovedV2)).Message.ShouldContain("'moved' is taken by another type");
        Should.Throw<ArgumentException>(() => formats.Json("again", FormatJson.Default.MovedV1)).Message.ShouldContain("MovedV1 has a format already: 'moved'");
        Should.Throw<ArgumentException>(() => formats.Json("", FormatJson.Default.MovedV2)).Message.ShouldContain("must have 1 to 255 bytes");
    }

    [Theory]
    [InlineData("always")]
    [InlineData("batch(5ms)")]
    [InlineData("os")]
    public void A_durability_is_written_as_it_is_read(string text) => Durability.Parse(text).ToString().ShouldBe(text);

    [Theory]
    [InlineData("batch")]
    [InlineData("batch(0ms)")]
    [InlineData("batch(5s)")]
    [InlineData("never")]
    public void Another_durability_is_refused(string text) =>
        Should.Throw<FormatException>(() => Durability.Parse(text)).Message.ShouldStartWith($"'{text}' is no durability: expected always, ");

    [Fact]
    public void A_checksum_is_that_of_the_standard() => Crc32C.Of("123456789"u8).ShouldBe(0xE3069283);

    /// <summary>The bytes of a log, approved once: a change here is a change of the format, and needs a new version.</summary>
    [Fact]
    public async Task A_record_is_written_as_it_always_was()
    {
        var options = WrittenLog.Options(disk) with { Time = new Clock() };
        using (var journal = FileJournal.Open(options))
            await journal.Write("a", new Paid(7, "x"));

        Convert.ToHexStringLower(disk["/j/0000000001.log"]).ShouldBe(Approved);
    }

    const string Approved =
        "414354534a4e4c310100000000000000010000000000000001000000000000000000000000000000000000000000000001000000000000000060313ad669dc08"
        + "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000002ca13c10"
        + "4c000000d8b8602528cadba001000100010000000100000001000000010000000000000001000000000000000060313ad669dc0861"
        + "0470616964010100170000007b22416d6f756e74223a372c224e6f7465223a2278227d";

    async Task Write(EventFormats formats, object @event)
    {
        using var journal = FileJournal.Open(new("/j", formats) { Disk = disk });
        await journal.Write("a", @event);
    }

    async Task<object[]> Read(EventFormats formats)
    {
        using var journal = FileJournal.Open(new("/j", formats) { Disk = disk });
        return await journal.Events("a");
    }

    static JsonObject Rename(JsonObject v1) => new() { ["Metres"] = v1["Distance"]!.DeepClone() };

    static JsonObject AddUnit(JsonObject v2) => new() { ["Length"] = v2["Metres"]!.DeepClone(), ["Unit"] = "m" };

    sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);
    }
}

public sealed record MovedV1(int Distance);

public sealed record MovedV2(int Metres);

public sealed record MovedV3(int Length, string Unit);

[JsonSerializable(typeof(MovedV1))]
[JsonSerializable(typeof(MovedV2))]
[JsonSerializable(typeof(MovedV3))]
[JsonSerializable(typeof(int[]))]
sealed partial class FormatJson : JsonSerializerContext;
