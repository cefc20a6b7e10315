using System.Text.Json;
using System.Text.Json.Serialization;

namespace Actors.Host.Live;

/// <summary>What the kill switch says: no new risk, and whether to sell what is held.</summary>
/// <param name="At">When it was pulled, UTC.</param>
sealed record HaltOrder(string Reason, bool Flatten, DateTimeOffset At);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HaltOrder))]
sealed partial class HaltJson : JsonSerializerContext;

/// <summary>
/// The kill switch is a file in the engine's folder: it can be pulled when the engine hangs or is not running, by a
/// person with a text editor if need be, and it stays pulled over every restart.
/// </summary>
sealed class KillSwitch(string folder)
{
    public const string FileName = "HALT";

    const string WishName = "RESUME";

    public string Path { get; } = System.IO.Path.Combine(folder, FileName);

    string Wish => System.IO.Path.Combine(folder, WishName);

    /// <returns>
    /// Null when it is not pulled. A file that cannot be understood counts as pulled: whoever made it wanted trading to stop.
    /// </returns>
    public HaltOrder? Read()
    {
        try
        {
            if (!File.Exists(Path))
                return null;
            var text = File.ReadAllText(Path);
            return JsonSerializer.Deserialize(text, HaltJson.Default.HaltOrder) ?? Unreadable("it is empty");
        }
        catch (JsonException fault)
        {
            return Unreadable(fault.Message);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException
            || fault is IOException and not (FileNotFoundException or DirectoryNotFoundException))
        {
            return Unreadable(fault.Message);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Pull(HaltOrder order)
    {
        Directory.CreateDirectory(folder);
        File.Delete(Wish);
        WholeFile.Write(Path, JsonSerializer.SerializeToUtf8Bytes(order, HaltJson.Default.HaltOrder), isLasting: true);
    }

    /// <summary>
    /// Lifts it, and leaves word for the engine to lift its own halts too, such as that of a drawdown. The folder has to be there.
    /// </summary>
    public void Lift()
    {
        File.Delete(Path);
        File.WriteAllBytes(Wish, []);
    }

    /// <summary>True once for each time that it was lifted; the engine then has to see to it.</summary>
    public bool TakeWish()
    {
        try
        {
            if (!File.Exists(Wish))
                return false;
            File.Delete(Wish);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false; // else it would be lifted again and again
        }
    }

    HaltOrder Unreadable(string why) =>
        new($"{Path} is there but cannot be read ({why})", Flatten: false, DateTimeOffset.UnixEpoch);
}
