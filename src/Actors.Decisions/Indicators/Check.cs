using System.Runtime.CompilerServices;
using System.Diagnostics.CodeAnalysis;
using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>The rules on what an indicator is given.</summary>
static class Check
{
    /// <summary>Inputs enter recursive states for good, so one that is not finite is refused at the door.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Finite(double x)
    {
        if (!double.IsFinite(x))
            NotFinite(x);
        return x;
    }

    public static int Length(int length, int min = 1, [CallerArgumentExpression(nameof(length))] string name = "") =>
        length >= min
            ? length
            : throw new DomainFault($"{name} must be at least {min}, was {length}");

    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && double.IsFinite(value)
            ? value
            : throw new DomainFault($"{name} must be a positive number, was {value}");

    [DoesNotReturn]
    static void NotFinite(double x) =>
        throw new DomainFault($"an indicator was given {x}: only finite numbers are taken, leave the bar out or repair it");
}
