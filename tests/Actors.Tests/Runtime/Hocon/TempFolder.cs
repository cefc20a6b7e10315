namespace Actors.Tests.Runtime.Hocon;

/// <summary>Files for one test, gone after it.</summary>
sealed class TempFolder : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hocon-");

    public string this[string file] => Path.Combine(folder.FullName, file);

    public TempFolder With(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[file])!);
        File.WriteAllText(this[file], text);
        return this;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
