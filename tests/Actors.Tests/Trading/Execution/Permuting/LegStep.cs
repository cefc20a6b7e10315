namespace Actors.Tests.Trading.Execution.Permuting;

/// <summary>Something that may happen next to a protected position, or to who sees to it.</summary>
enum Happening
{
    /// <summary>A request comes to the venue, which does what it can of it.</summary>
    Arrive,
    Refuse,
    Lose,

    /// <summary>The answer comes; to a question with the truth of this moment.</summary>
    Answer,
    AnswerOldNews,
    AnswerWithoutLastFill,
    LetTimeOut,

    /// <summary>The market comes to a stop, and nobody has bought yet.</summary>
    Trigger,
    FillPart,
    FillRest,

    /// <summary>The venue ends what is left of an order.</summary>
    End,

    /// <summary>The symbol is not traded from here on: the venue cancels, and takes no order.</summary>
    Close,
    Reopen,

    TellOldest,
    TellNewest,
    TellAgain,

    /// <summary>The strategy wants out.</summary>
    Exit,
    Wait,
    Crash,
}

/// <param name="Whom">The request, the question or the order that it happens to.</param>
readonly record struct LegStep(Happening What, string? Whom = null)
{
    public override string ToString() => Whom is null ? $"{What}" : $"{What} ({Whom})";
}
