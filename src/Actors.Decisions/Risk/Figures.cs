namespace Actors.Decisions.Risk;

/// <summary>How amounts are written in refusals and sizings.</summary>
static class Figures
{
    /// <summary>Without the zeros that a computation leaves behind, to at most 8 places: 50 for 50.000.</summary>
    public static string Plain(this decimal value) => value.ToString("0.########");
}
