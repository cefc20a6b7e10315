using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Actors.Tests.Architecture;

static class Metadata
{
    /// <summary>Every member of another assembly that an assembly names: short type name and member name.</summary>
    public static IReadOnlyList<(string Type, string Member)> MembersCalledBy(string assembly)
    {
        using var pe = new PEReader(File.OpenRead(assembly));
        var reader = pe.GetMetadataReader();
        return [.. reader.MemberReferences
            .Select(reader.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => (
                reader.GetString(reader.GetTypeReference((TypeReferenceHandle)member.Parent).Name),
                reader.GetString(member.Name)))];
    }
}
