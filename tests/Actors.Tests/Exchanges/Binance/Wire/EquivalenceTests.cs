using System.Text;
using System.Text.Json;

namespace Actors.Tests.Exchanges.Binance.Wire;

/// <summary>JSON that means the same is read the same, and what is newer than this code changes nothing.</summary>
public class EquivalenceTests
{
    static readonly int Rounds = Environment.GetEnvironmentVariable("ACTORS_HEAVY") == "1" ? 200 : 6;

    [NeedsReferenceDataFact]
    public void A_message_that_is_written_another_way_is_read_the_same()
    {
        var rewriter = new Rewriter(new Random(20260722));
        foreach (var recording in Recordings.All())
        {
            foreach (var message in recording.Messages.Take(20))
            {
                var expected = PlainText.Of(recording.Read(message));
                for (var round = message.Length > 50_000 ? Rounds - 1 : 0; round < Rounds; round++)
                    ShouldRead(recording, rewriter.Rewrite(message), expected);
            }
        }
    }

    [NeedsReferenceDataFact]
    public void A_letter_that_a_kind_of_event_does_not_use_may_come_to_mean_anything()
    {
        foreach (var recording in Recordings.All())
        {
            var message = recording.Messages.First();
            if (!message.AsSpan().StartsWith("{"u8) || message.Length > 10_000)
                continue;
            using var document = JsonDocument.Parse(message);
            if (!document.RootElement.TryGetProperty("e", out _))
                continue;
            var expected = PlainText.Of(recording.Read(message));
            foreach (var letter in ForeignNames.Letters.Where(letter => ForeignNames.IsForeign(document.RootElement, letter)))
            {
                foreach (var value in Rewriter.Values)
                    ShouldRead(recording, [.. Encoding.UTF8.GetBytes($"{{\"{letter}\":{value},"), .. message.AsSpan(1)], expected);
            }
        }
    }

    [NeedsReferenceDataTheory]
    [InlineData("docs-user-data-stream/account-update.json", """{"l":{"x":1},""")]
    [InlineData("docs-user-data-stream/balance-update.json", """{"L":[],"g":"x",""")]
    [InlineData("docs-user-data-stream/account-update.json", """{"d":"x","O":7,""")]
    public void A_new_letter_does_not_cost_the_link_to_user_data(string file, string more)
    {
        var message = Recordings.Bytes(file);
        var recording = Recordings.All().Single(one => one.File == file);

        ShouldRead(recording, [.. Encoding.UTF8.GetBytes(more), .. message.AsSpan(message.IndexOf((byte)'{') + 1)], PlainText.Of(recording.Read(message)));
    }

    static void ShouldRead(Recording recording, byte[] message, string expected)
    {
        string found;
        try
        {
            found = PlainText.Of(recording.Read(message));
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"{recording.File} as {Encoding.UTF8.GetString(message)}", fault);
        }
        found.ShouldBe(expected, $"{recording.File} as {Encoding.UTF8.GetString(message)}");
    }
}
