using System.Text;

namespace Actors.Runtime.Hocon;

/// <summary>Files as text: UTF-8 and nothing else.</summary>
static class ConfigFile
{
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool IsJson(string path) =>
        Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase);

    /// <param name="asked">Where the file was asked for; null when it is the first one.</param>
    public static string ReadText(string path, Origin? asked = null)
    {
        byte[] bytes;
        try
        {
            bytes = ReadBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var (why, remedy) = Why(path, e);
            throw new ConfigException.IoError(asked ?? new Origin(path), $"cannot read ‘{path}’: {why}", remedy, e);
        }
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            var before = bytes.AsSpan(0, Math.Clamp(e.Index, 0, bytes.Length));
            var column = before.Length - before.LastIndexOf((byte)'\n');
            throw new ConfigException.IoError(
                new Origin(path, before.Count((byte)'\n') + 1, column), "found bytes that are not UTF-8, expected UTF-8 text", e);
        }
    }

    static (string Why, string Remedy) Why(string path, Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => ("no such file", "check the path"),
        _ when Directory.Exists(path) => ("it is a folder", "name a file in it"),
        _ => (e.Message.TrimEnd('.'), "check the path and its permissions"),
    };

    /// <summary>Counts while it reads: a device or pipe has no length to ask for.</summary>
    static byte[] ReadBytes(string path)
    {
        using var file = File.OpenRead(path);
        using var bytes = new MemoryStream();
        var chunk = new byte[81_920];
        int read;
        while ((read = file.Read(chunk)) > 0)
        {
            bytes.Write(chunk, 0, read);
            if (bytes.Length > Limits.FileLength)
                throw new ConfigException.LimitExceeded(
                    new Origin(path), $"the file has more than {Limits.FileLength} bytes");
        }
        return bytes.ToArray();
    }
}
