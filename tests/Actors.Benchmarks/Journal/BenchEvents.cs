using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Serialization;
using Actors.Backends.Files;
using Actors.Domain;

namespace Actors.Benchmarks.Journal;

/// <summary>An event of 200 bytes of JSON, as an order's fill is.</summary>
public sealed record Fill(string Order, string Symbol, string Side, string Trade, decimal Quantity, decimal Price, decimal Fee, DateTime At, string Reason);

/// <summary>An event of 200 bytes of its own making.</summary>
public sealed record Block(long Number);

[JsonSerializable(typeof(Fill))]
sealed partial class BenchJson : JsonSerializerContext;

static class BenchEvents
{
    const int BlockSize = 200;

    public static Fill Fill { get; } = new(
        "cross-BTCUSDT-1m-1a2b", "BTCUSDT", "buy", "t-00000001", 0.5m, 64_000.25m, 12.345m,
        new(2024, 5, 1, 12, 0, 0, DateTimeKind.Utc), "ema cross up, strength 0.7");

    public static Block Block { get; } = new(1);

    /// <summary>What the engine keeps of a fill.</summary>
    public static OrderFilled Filled { get; } = new(
        new(
            new("BTCUSDT-28a0p3k-1f9q2zt-1"), "t-00000001", new(0.5m), new(64_000.25m), new(12.345m), Liquidity.Taker, default, Done: true,
            new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero), new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero)) { Total = new(0.5m) },
        new(new("binance", new("BTCUSDT"), Timeframe.OneMinute), "ema-cross"), Side.Buy, "ema cross up, strength 0.7",
        new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero));

    public static EventFormats Formats { get; } = TradingFormats.All
        .Json("fill", BenchJson.Default.Fill)
        .Binary("block", 1, Write, (_, bytes) => new Block(BinaryPrimitives.ReadInt64LittleEndian(bytes)));

    public static int JsonSize => Encoding.UTF8.GetByteCount(System.Text.Json.JsonSerializer.Serialize(Fill, BenchJson.Default.Fill));

    static void Write(Block block, IBufferWriter<byte> to)
    {
        var bytes = to.GetSpan(BlockSize)[..BlockSize];
        bytes.Fill(0x55);
        BinaryPrimitives.WriteInt64LittleEndian(bytes, block.Number);
        to.Advance(BlockSize);
    }
}
