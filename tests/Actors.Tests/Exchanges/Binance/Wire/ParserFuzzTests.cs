using Actors.Exchanges.Binance.Wire;

namespace Actors.Tests.Exchanges.Binance.Wire;

public class ParserFuzzTests
{
    static readonly int Rounds = Environment.GetEnvironmentVariable("ACTORS_HEAVY") == "1" ? 2000 : 40;

    [NeedsReferenceDataFact]
    public void Damaged_messages_throw_the_one_declared_exception_or_are_read()
    {
        var chance = new Random(20260721);
        var (read, refused) = (0, 0);
        foreach (var recording in Recordings.All())
        {
            var whole = recording.Messages.First();
            if (whole.Length > 100_000)
                continue;                                       // of the same shape as smaller ones
            for (var round = 0; round < Rounds; round++)
            {
                var damaged = Damage(whole, chance);
                try
                {
                    recording.Read(damaged);
                    read++;
                }
                catch (WireException)
                {
                    refused++;
                }
                catch (Exception e)
                {
                    throw new InvalidOperationException($"{recording.File}, round {round}: {System.Text.Encoding.UTF8.GetString(damaged)}", e);
                }
            }
        }
        read.ShouldBeGreaterThan(100);
        refused.ShouldBeGreaterThan(100);
    }

    static byte[] Damage(byte[] whole, Random chance)
    {
        List<byte> bytes = [.. whole];
        for (var i = chance.Next(1, 4); i > 0; i--)
        {
            var at = chance.Next(bytes.Count);
            switch (chance.Next(6))
            {
                case 0: bytes[at] = (byte)chance.Next(256); break;
                case 1: bytes.RemoveAt(at); break;
                case 2: bytes.Insert(at, bytes[chance.Next(bytes.Count)]); break;
                case 3: bytes.RemoveRange(at, bytes.Count - at); break;
                case 4: bytes[at] ^= 0x20; break;
                default: bytes.InsertRange(at, "-9999999999999999999999999"u8.ToArray()); break;
            }
            if (bytes.Count == 0)
                bytes.Add((byte)' ');
        }
        return [.. bytes];
    }
}
