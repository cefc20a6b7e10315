using System.Text;
using Actors.Domain;

namespace Actors.Backends.Candles;

/// <summary>What is wrong with candles, place by place: the first few in full, the rest as a count.</summary>
sealed class CandleProblems
{
    const int Shown = 5;

    readonly List<string> first = [];

    public long Count { get; private set; }

    /// <param name="found">What is there.</param>
    /// <param name="expected">What should be there.</param>
    /// <param name="remedy">What the reader of the message can do.</param>
    public void Add(string source, int line, string found, string expected, string remedy)
    {
        Count++;
        if (first.Count < Shown)
            first.Add(Text(source, line, found, expected, remedy));
    }

    /// <exception cref="CandleDataException">There are problems.</exception>
    public void ThrowIfAny()
    {
        if (Count == 0)
            return;
        if (Count == 1)
            throw new CandleDataException(first[0]);
        var message = new StringBuilder($"{Count} problems in the candles:");
        foreach (var problem in first)
            message.Append("\n  ").Append(problem);
        if (Count > first.Count)
            message.Append($"\n  ... and {Count - first.Count} more");
        throw new CandleDataException(message.ToString());
    }

    /// <summary>A failure that leaves nothing to go on with.</summary>
    public static CandleDataException Fatal(string source, string found, string expected, string remedy) =>
        new(Text(source, 0, found, expected, remedy));

    static string Text(string source, int line, string found, string expected, string remedy) =>
        $"{source}{(line > 0 ? $":{line}" : "")}: found {found}; expected {expected}; {remedy}";
}
