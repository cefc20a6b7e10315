namespace Actors.Runtime;

/// <summary>Says that something is done where a value is asked for.</summary>
public sealed class Done
{
    Done()
    {
    }

    /// <summary>The one instance.</summary>
    public static readonly Done Instance = new();

    /// <inheritdoc/>
    public override string ToString() => "Done";
}
