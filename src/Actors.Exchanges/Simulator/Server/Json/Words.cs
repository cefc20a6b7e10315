using System.Text;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>The words of the exchange as they are spelled on the wire: <c>StopLossLimit</c> is <c>STOP_LOSS_LIMIT</c>.</summary>
internal static class Words<T>
    where T : struct, Enum
{
    static readonly T[] Values = Enum.GetValues<T>();
    static readonly string[] Texts = [.. Values.Select(Spell)];

    public static string Text(T value) => Texts[Array.IndexOf(Values, value)];

    public static bool TryParse(string text, out T value)
    {
        var index = Array.IndexOf(Texts, text);
        value = index < 0 ? default : Values[index];
        return index >= 0;
    }

    static string Spell(T value) => value switch
    {
        TimeInForce.GoodTillCanceled => "GTC",
        TimeInForce.ImmediateOrCancel => "IOC",
        TimeInForce.FillOrKill => "FOK",
        PegPrice.Primary => "PRIMARY_PEG",
        PegPrice.Market => "MARKET_PEG",
        _ => UpperSnake(value.ToString()),
    };

    static string UpperSnake(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToUpperInvariant(c));
        }
        return text.ToString();
    }
}

internal static class WordsOnTheWire
{
    public static string OnWire<T>(this T value)
        where T : struct, Enum => Words<T>.Text(value);

    public static void Word<T>(this WireWriter to, string name, T value)
        where T : struct, Enum => to.Json.WriteString(name, Words<T>.Text(value));
}
