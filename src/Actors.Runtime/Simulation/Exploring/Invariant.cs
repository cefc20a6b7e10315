namespace Actors.Runtime;

/// <summary>Something that holds in every run of a scenario.</summary>
/// <param name="Name">What holds, as a sentence.</param>
/// <param name="Check">Null where it holds, else what was found. What it throws counts as found.</param>
/// <param name="IsChecked">When it must hold.</param>
public sealed record Invariant<TScenario>(string Name, Func<TScenario, string?> Check, Hold IsChecked = Hold.AtTheEnd);

/// <summary>When an invariant must hold.</summary>
public enum Hold
{
    /// <summary>When the run has come to rest or its time is over.</summary>
    AtTheEnd,

    /// <summary>After every turn.</summary>
    Always,
}

/// <summary>What was wrong with a run.</summary>
/// <param name="Invariant">What should have held.</param>
/// <param name="Found">What was found instead.</param>
public sealed record Violation(string Invariant, string Found);
