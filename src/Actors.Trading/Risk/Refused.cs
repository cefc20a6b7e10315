namespace Actors.Trading.Risk;

/// <summary>Codes of refusals that other code asks for.</summary>
static class Refused
{
    public const string EntryCancelled = "entry-cancelled";
    public const string Stale = "stale";
    public const string Stopping = "stopping";
    public const string Superseded = "superseded";
    public const string WaitsForData = "waits-for-data";
}
