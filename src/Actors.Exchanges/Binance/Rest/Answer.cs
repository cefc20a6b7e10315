using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance.Rest;

/// <summary>How a request ended.</summary>
public abstract record Answer<T>
{
    Answer() { }

    public sealed record Given(T Value) : Answer<T>;

    /// <summary>The venue answered and did not carry it out; <see cref="BinanceError.Kind"/> tells where that is in doubt.</summary>
    public sealed record Refused(BinanceError Error) : Answer<T>;

    /// <summary>It may have been carried out.</summary>
    public sealed record Unknown(string Why) : Answer<T>;

    /// <summary>It never left, so it was not carried out.</summary>
    public sealed record NotSent(string Why) : Answer<T>;

    /// <summary>Why there is no value, for people.</summary>
    public string Reason => this switch
    {
        Refused refused => refused.Error.ToString(),
        Unknown unknown => unknown.Why,
        NotSent unsent => unsent.Why,
        _ => "",
    };

    /// <summary>The same with the value made into another.</summary>
    public Answer<TOther> Select<TOther>(Func<T, TOther> convert) => this switch
    {
        Given given => new Answer<TOther>.Given(convert(given.Value)),
        Refused refused => new Answer<TOther>.Refused(refused.Error),
        NotSent unsent => new Answer<TOther>.NotSent(unsent.Why),
        _ => new Answer<TOther>.Unknown(Reason),
    };
}

/// <summary>A read did not come about. The message says what was asked and what came; never a key or a signature.</summary>
public sealed class BinanceException(string message, BinanceError? error = null) : Exception(message)
{
    /// <summary>The venue's answer, where it gave one.</summary>
    public BinanceError? Error { get; } = error;
}
