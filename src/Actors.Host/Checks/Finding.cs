namespace Actors.Host.Checks;

enum Verdict
{
    Good,
    /// <summary>Trading can go on, but somebody should know.</summary>
    Warning,
    /// <summary>Trading must not begin.</summary>
    Bad,
}

/// <summary>What a check of the doctor found.</summary>
/// <param name="Check">What was looked at, such as <c>clock</c>.</param>
/// <param name="Fix">What to do about it; null where nothing is to be done.</param>
sealed record Finding(string Check, Verdict Verdict, string Found, string? Fix = null)
{
    public static Finding Good(string check, string found) => new(check, Verdict.Good, found);

    public static Finding Warn(string check, string found, string fix) => new(check, Verdict.Warning, found, fix);

    public static Finding Bad(string check, string found, string fix) => new(check, Verdict.Bad, found, fix);
}
