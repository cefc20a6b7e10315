using System.Xml.Linq;

namespace Actors.Tests.Architecture;

public class RoomsTests
{
    /// <summary>What each room may reference. Host wires the others and may see all.</summary>
    static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Actors.Domain"] = [],
        ["Actors.Runtime"] = [],
        ["Actors.Decisions"] = ["Actors.Domain"],
        ["Actors.Exchanges"] = ["Actors.Domain"],
        ["Actors.Backends"] = ["Actors.Domain", "Actors.Runtime"],
        ["Actors.Trading"] = ["Actors.Domain", "Actors.Runtime", "Actors.Decisions"],
        ["Actors.Backtest"] = ["Actors.Trading", "Actors.Exchanges"],
        ["Actors.Web"] = ["Actors.Trading"],
    };

    public static TheoryData<string> Projects() => [.. Directory
        .EnumerateFiles(Path.Combine(Checkout.Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Checkout.Root, file))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_room_references_only_what_the_table_allows(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var references = XDocument.Load(Path.Combine(Checkout.Root, project))
            .Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension((string)r.Attribute("Include")!))
            .ToArray();

        if (string.Equals(name, "Actors.Host", StringComparison.Ordinal))
            references.ShouldNotContain(r => r.Contains("Tests", StringComparison.Ordinal));
        else
            references.Except(Allowed.GetValueOrDefault(name) ?? [], StringComparer.Ordinal).ShouldBeEmpty($"{name} has an arrow that the table does not allow");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_room_is_a_folder_of_its_name_with_code_in_it(string project)
    {
        var folder = Path.GetDirectoryName(project)!;

        Path.GetFileName(folder).ShouldBe(Path.GetFileNameWithoutExtension(project));
        Directory.EnumerateFiles(Path.Combine(Checkout.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ShouldNotBeEmpty();
    }

    /// <summary>
    /// A round trip through the metadata: even if a project switched the analyzer off, no compiled room may call a
    /// member of the banned list.
    /// </summary>
    [Fact]
    public void No_room_calls_a_banned_member()
    {
        var banned = File.ReadLines(Path.Combine(Checkout.Root, "BannedSymbols.txt"))
            .Where(line => line.Length > 0)
            .Select(line => line.Split(';')[0])
            .Select(Member)
            .ToHashSet(StringComparer.Ordinal);
        bool IsBanned(string member) => banned.Contains(member) || banned.Contains(member[..member.IndexOf('(')]);
        IsBanned("System.DateTime.get_UtcNow()").ShouldBeTrue();
        IsBanned("System.Threading.Tasks.Task.Delay(System.TimeSpan)").ShouldBeTrue();
        IsBanned("System.Threading.Tasks.Task.Delay(System.TimeSpan,System.TimeProvider)").ShouldBeFalse();

        // Not the copies beside the tests: what measures their coverage reads the clock.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        foreach (var room in Allowed.Keys.Where(room => Directory.Exists(Path.Combine(Checkout.Root, "src", room))))
        {
            var file = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src", room, "bin", configuration, "net10.0"), "*.dll")
                .Single(file => Path.GetFileNameWithoutExtension(file) == (room == "Actors.Host" ? "actors" : room));
            Metadata.MembersCalledBy(file).Where(IsBanned).ShouldBeEmpty($"{room} calls a banned member");
        }
    }

    /// <summary>The line's member as metadata names it; of a banned type every constructor, with whatever parameters.</summary>
    static string Member(string line)
    {
        var name = line[2..].Replace('#', '.');
        return line[0] switch
        {
            'P' => name.Insert(name.LastIndexOf('.') + 1, "get_") + "()",
            'M' => name.Contains('(') ? name : name + "()",
            _ => name + "..ctor",
        };
    }
}
