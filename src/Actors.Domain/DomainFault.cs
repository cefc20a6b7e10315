namespace Actors.Domain;

/// <summary>A broken invariant or an impossible value. The message names what was found and what was expected.</summary>
public sealed class DomainFault(string message) : Exception(message);
