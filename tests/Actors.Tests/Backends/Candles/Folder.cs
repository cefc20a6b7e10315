using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Actors.Tests.Backends.Candles;

/// <summary>A directory of its own for one test.</summary>
sealed class Folder : IDisposable
{
    readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("candles-");

    public string Root => directory.FullName;

    public string Path(string name) => System.IO.Path.Combine(Root, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(Path(name), text);
        return Path(name);
    }

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path(name), bytes);
        return Path(name);
    }

    public string WriteChecksum(string name)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path(name))));
        return Write($"{name}.CHECKSUM", $"{hash}  {name}\n");
    }

    public static byte[] Zip(params (string Name, string Text)[] entries)
    {
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in entries)
            {
                var entry = archive.CreateEntry(name);
                entry.LastWriteTime = Csv.Start;
                using var stream = entry.Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return bytes.ToArray();
    }

    public void Dispose() => directory.Delete(recursive: true);
}
