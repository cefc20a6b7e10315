using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Actors.Tests.Architecture;

/// <summary>What a compiled room calls, read from its file.</summary>
static class Metadata
{
    /// <summary>As the list of banned symbols names them: <c>System.Threading.Tasks.Task.Delay(System.Int32)</c>.</summary>
    public static IReadOnlyList<string> MembersCalledBy(string assembly)
    {
        using var pe = new PEReader(File.OpenRead(assembly));
        var reader = pe.GetMetadataReader();
        return [.. reader.MemberReferences
            .Select(reader.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference && member.GetKind() == MemberReferenceKind.Method)
            .Select(member => Named(reader, member))];
    }

    static string Named(MetadataReader reader, MemberReference member)
    {
        var type = Names.Instance.GetTypeFromReference(reader, (TypeReferenceHandle)member.Parent, 0);
        var parameters = member.DecodeMethodSignature(Names.Instance, null).ParameterTypes;
        return $"{type}.{reader.GetString(member.Name)}({string.Join(',', parameters)})";
    }

    sealed class Names : ISignatureTypeProvider<string, object?>
    {
        public static Names Instance { get; } = new();

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => $"System.{typeCode}";

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            var type = reader.GetTypeReference(handle);
            return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
        }

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
            reader.GetString(reader.GetTypeDefinition(handle).Name);

        public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) =>
            $"{genericType}{{{string.Join(',', typeArguments)}}}";

        public string GetSZArrayType(string elementType) => $"{elementType}[]";
        public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{new string(',', shape.Rank - 1)}]";
        public string GetByReferenceType(string elementType) => $"{elementType}@";
        public string GetPointerType(string elementType) => $"{elementType}*";
        public string GetPinnedType(string elementType) => elementType;
        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;
        public string GetGenericTypeParameter(object? genericContext, int index) => $"`{index}";
        public string GetGenericMethodParameter(object? genericContext, int index) => $"``{index}";
        public string GetFunctionPointerType(MethodSignature<string> signature) => "function*";
    }
}
