namespace Actors.Exchanges.Conformance;

public enum Verdict
{
    Passed,
    Failed,
    /// <summary>The connector does not declare what the case needs.</summary>
    NotSupported,
    /// <summary>The case could not be brought about: the market did not move so far, or the account has too little.</summary>
    NotRun,
}

/// <summary>How a connector did in one case.</summary>
/// <param name="Expected">Of a failed case: what had to be.</param>
/// <param name="Found">Of a failed case: what was; of one that was not run or is not supported: why.</param>
public sealed record CaseResult(ConformanceCase Case, Verdict Verdict, string? Expected, string? Found);

/// <summary>How a connector did.</summary>
/// <param name="Left">What the run could not clean up: open orders, and what it bought and could not sell.</param>
public sealed record ConformanceReport(string Connector, IReadOnlyList<CaseResult> Results, IReadOnlyList<string> Left)
{
    /// <summary>True where no case failed.</summary>
    public bool Conforms => Count(Verdict.Failed) == 0;

    public int Count(Verdict verdict) => Results.Count(one => one.Verdict == verdict);
}

/// <summary>A connector does not do what the case requires.</summary>
sealed class ConformanceFault(string expected, string found) : Exception($"expected {expected}; found {found}")
{
    public string Expected => expected;
    public string Found => found;
}

/// <summary>The case could not be brought about.</summary>
sealed class NotRunException(string why) : Exception(why);
