namespace Actors.Runtime;

/// <summary>A failure that a simulation has put there. What it causes does not fail the run by itself.</summary>
public sealed class InjectedFaultException(string message) : AkkaException(message)
{
    /// <summary>Whether a failure goes back to an injected one.</summary>
    public static bool IsCauseOf(Exception? failure)
    {
        for (var at = failure; at is not null; at = at.InnerException)
        {
            if (at is InjectedFaultException)
                return true;
        }
        return false;
    }
}
