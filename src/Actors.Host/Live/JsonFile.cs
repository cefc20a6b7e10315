using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Actors.Host.Settings;

namespace Actors.Host.Live;

/// <summary>Reads the small files that an engine keeps for itself, and says of a broken one in words where it broke.</summary>
static class JsonFile
{
    const int MostShown = 40;

    /// <param name="expected">What stands in such a file.</param>
    /// <param name="remedy">What to do about a file in which it does not.</param>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static T Read<T>(string file, JsonTypeInfo<T> type, string expected, string remedy)
        where T : class
    {
        byte[] bytes = [];
        try
        {
            bytes = File.ReadAllBytes(file);
            return JsonSerializer.Deserialize(bytes, type) ?? throw new InputException($"{file}: found null, expected {expected}", remedy);
        }
        catch (JsonException fault)
        {
            throw new InputException($"{file}:{(fault.LineNumber ?? 0) + 1}: found {LineOf(bytes, fault.LineNumber ?? 0)}, expected {expected}", remedy);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{file}: it cannot be opened ({refused.Message.TrimEnd('.')})", "give this user the right to read it");
        }
    }

    static string LineOf(byte[] bytes, long index)
    {
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        var line = index < lines.Length ? lines[index].Trim() : "";
        return line.Length == 0 ? "the end of the file"
            : $"'{(line.Length > MostShown ? line[..MostShown] + "…" : line)}'";
    }
}
