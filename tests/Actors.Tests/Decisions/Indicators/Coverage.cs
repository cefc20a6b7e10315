namespace Actors.Tests.Decisions.Indicators;

static class Coverage
{
    /// <summary>The files of a family that no case reads.</summary>
    public static IEnumerable<string> Uncovered(string family, IEnumerable<ReferenceCase> cases) =>
        Directory.GetFiles(SharedData.Path("indicators", family)!, "*.csv")
            .Select(path => Path.GetFileNameWithoutExtension(path)!)
            .Except(cases.Select(reference => reference.File), StringComparer.Ordinal);
}
