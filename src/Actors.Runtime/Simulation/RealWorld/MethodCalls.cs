using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace Actors.Runtime;

/// <summary>Reads which methods the compiled body of a method names.</summary>
internal static class MethodCalls
{
    const int TwoByteMark = 0xFE;

    static readonly Dictionary<int, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToDictionary(static code => code.Value & 0xFFFF);

    internal static IEnumerable<MethodBase> Of(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code)
            return [];
        var found = new List<MethodBase>();
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == TwoByteMark ? (TwoByteMark << 8) | code[at + 1] : code[at];
            at += value > 0xFF ? 2 : 1;
            var operand = OpCodesByValue[value].OperandType;
            if (operand is OperandType.InlineMethod or OperandType.InlineTok && Resolve(method, BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at))) is { } called)
                found.Add(called);
            at += SizeOf(operand, code.AsSpan(at));
        }
        return found;
    }

    static MethodBase? Resolve(MethodBase within, int token)
    {
        try
        {
            return within.Module.ResolveMember(
                token,
                within.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
                within.IsGenericMethod ? within.GetGenericArguments() : null) as MethodBase;
        }
        catch (Exception failure) when (failure is ArgumentException or FileNotFoundException or TypeLoadException or BadImageFormatException)
        {
            return null; // a member of an assembly that is not there is not called either
        }
    }

    static int SizeOf(OperandType operand, ReadOnlySpan<byte> rest) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(rest)),
        _ => 4,
    };
}
