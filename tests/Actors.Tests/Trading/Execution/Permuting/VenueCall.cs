using Actors.Domain;

namespace Actors.Tests.Trading.Execution.Permuting;

/// <summary>Something that a venue was asked, and that waits until it is decided what becomes of it.</summary>
abstract class VenueCall(string name)
{
    readonly string asked = name;

    /// <summary>What is asked, such as <c>cancel buy-1-s</c>, and how it is told apart from another one like it.</summary>
    public string Name { get; private set; } = name;

    /// <summary>True of one that was named so when it was made.</summary>
    public bool Asks(string what) => string.Equals(asked, what, StringComparison.Ordinal);

    /// <summary>True of one whose process has died since.</summary>
    public bool IsOfBefore { get; private set; }

    public virtual bool IsOnItsWay => false;

    public abstract bool IsOver { get; }

    /// <summary>Tells apart what may still become of it.</summary>
    public abstract string State { get; }

    public abstract IEnumerable<Happening> Possible { get; }

    public abstract void Take(Happening what);

    /// <summary>Who asked is gone.</summary>
    public virtual void Forget()
    {
        if (!IsOfBefore)
            Name += " of before";
        IsOfBefore = true;
    }

    /// <summary>The same is asked for again.</summary>
    public void MakeWayFor(VenueCall newer)
    {
        if (string.Equals(Name, newer.Name, StringComparison.Ordinal))
            Name += "'";
    }
}

/// <summary>A call that changes something at the venue.</summary>
/// <param name="arrive">What the venue does of it, and answers.</param>
/// <param name="refusal">Null where the venue refuses it by the state of things alone.</param>
sealed class VenueRequest<T>(string name, Func<VenueCall, T> arrive, T unknown, T? refusal = null) : VenueCall(name)
    where T : class
{
    readonly TaskCompletionSource<T> answer = new();
    bool isOnItsWay = true;
    bool isWaitedFor = true;
    T? result;

    public override bool IsOnItsWay => isOnItsWay;

    public override bool IsOver => !isOnItsWay && !isWaitedFor;

    public override string State => $"{Name} {(isOnItsWay ? "on its way" : result)} {isWaitedFor}";

    public ValueTask<T> Answered => new(answer.Task);

    public override IEnumerable<Happening> Possible
    {
        get
        {
            if (isOnItsWay)
            {
                yield return Happening.Arrive;
                yield return Happening.Lose;
                if (refusal is not null && isWaitedFor)
                    yield return Happening.Refuse;
            }
            if (isWaitedFor && result is not null)
                yield return Happening.Answer;
            if (isWaitedFor)
                yield return Happening.LetTimeOut;
        }
    }

    public override void Take(Happening what)
    {
        switch (what)
        {
            case Happening.Arrive:
                (isOnItsWay, result) = (false, arrive(this));
                break;
            case Happening.Refuse:
                (isOnItsWay, result) = (false, refusal);
                break;
            case Happening.Lose:
                isOnItsWay = false;
                break;
            default:
                isWaitedFor = false;
                answer.SetResult(what == Happening.Answer ? result! : unknown);
                break;
        }
    }

    public override void Forget()
    {
        base.Forget();
        isWaitedFor = false;
    }
}

/// <summary>A call that changes nothing.</summary>
/// <param name="truth">At the moment of the answer.</param>
/// <param name="old">What was true before; null where nothing else was.</param>
/// <param name="inPart">Null where there is nothing to leave out.</param>
/// <param name="nothing">Null where the question fails instead.</param>
/// <param name="seen">Tells apart what was true when it was asked, where that matters.</param>
sealed class VenueQuestion<T>(string name, Func<T> truth, Func<T?> old, Func<T?> inPart, T? nothing, string seen = "") : VenueCall(name)
    where T : class
{
    readonly TaskCompletionSource<T> answer = new();
    bool isOver;

    public override bool IsOver => isOver;

    public override string State => $"{Name} {seen}";

    public ValueTask<T> Answered => new(answer.Task);

    public override IEnumerable<Happening> Possible
    {
        get
        {
            yield return Happening.Answer;
            if (old() is not null)
                yield return Happening.AnswerOldNews;
            if (inPart() is not null)
                yield return Happening.AnswerWithoutLastFill;
            yield return Happening.LetTimeOut;
        }
    }

    public override void Take(Happening what)
    {
        isOver = true;
        var told = what switch
        {
            Happening.Answer => truth(),
            Happening.AnswerOldNews => old(),
            Happening.AnswerWithoutLastFill => inPart(),
            _ => nothing,
        };
        if (told is not null)
            answer.SetResult(told);
        else
            answer.SetException(new VenueException("no answer in time"));
    }

    public override void Forget()
    {
        base.Forget();
        isOver = true;
    }
}
