using System.Text.Json;
using System.Text.Json.Serialization;
using Actors.Backends.Files;
using Actors.Domain;
using Actors.Exchanges.Simulator;
using Actors.Host.Settings;

namespace Actors.Host.Live;

/// <summary>
/// What a demo's exchange has to know to go on where it was: it lives in the demo's process and forgets all with it. Its
/// market is made anew from its seed and its beginning; what the account has, and the legs that protect it, are read from
/// the journal.
/// </summary>
/// <param name="Began">When the market began, simulated.</param>
/// <param name="Reached">How far it had come when that was last written down.</param>
sealed record DemoMarket(ulong Seed, DateTimeOffset Began, DateTimeOffset Reached)
{
    const string FileName = "market.json";

    /// <summary>What an exchange is started with that goes on with the folder's demo; null of the first start.</summary>
    /// <exception cref="InputException">The folder's demo ran on another market.</exception>
    public static async Task<ExchangePast?> Read(RunPlan plan, SimulatorSettings settings, CancellationToken stop)
    {
        var file = Path.Combine(plan.Live.Folder, FileName);
        if (!File.Exists(file))
            return null;
        var market = Parse(file);
        if (market.Seed != settings.Seed)
            throw new InputException(
                $"simulator.seed: {plan.Live.Folder} has a demo of seed {market.Seed}, and {settings.Seed} is another market", "take the same seed, or another live.dir, or remove the folder");
        using var journal = TradingJournal.Open(JournalSettings.Read(plan.Root, TimeProvider.System));
        var board = new LiveBoard();
        await board.Read(journal.Journal, plan.Account, stop);
        var history = await PaperHistory.Read(journal.Journal, plan.Account, plan.Cash, stop);
        var legs = await StandingLegs.Read(journal.Journal, plan.Account, stop);
        var balances = history.Holdings.ToDictionary(
            held => held.Key.Name[..^plan.Currency.Length], held => held.Value.Value, StringComparer.Ordinal);
        balances[plan.Currency] = history.Cash.Value;
        return new(market.Began, board.Last > market.Reached ? board.Last.Value : market.Reached, balances, legs);
    }

    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        WholeFile.Write(Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(this, DemoJson.Default.DemoMarket));
    }

    /// <summary>A full disk does not end a demo: the next start then takes what was written before, or the journal's last event.</summary>
    public void TryWrite(string folder)
    {
        try
        {
            Write(folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The journal says so, and halts.
        }
    }

    static DemoMarket Parse(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(file), DemoJson.Default.DemoMarket)
                ?? throw new InputException($"{file}: found nothing, expected where the demo's market stood", "remove its folder to begin anew");
        }
        catch (JsonException fault)
        {
            throw new InputException($"{file}: {fault.Message}", "remove its folder to begin anew");
        }
    }
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DemoMarket))]
sealed partial class DemoJson : JsonSerializerContext;

/// <summary>Where a simulated exchange goes on.</summary>
/// <param name="Began">When its market began.</param>
/// <param name="Now">What its clock says at the start.</param>
/// <param name="Balances">What the account has, by asset.</param>
/// <param name="Legs">Its orders that rest: each by itself, or two that are a list.</param>
sealed record ExchangePast(
    DateTimeOffset Began, DateTimeOffset Now, IReadOnlyDictionary<string, decimal> Balances, IReadOnlyList<IReadOnlyList<NewOrder>> Legs);
