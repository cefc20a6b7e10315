namespace Actors.Tests.Runtime.Hocon;

/// <summary>Small well-formed texts full of references to one another.</summary>
static class RandomHocon
{
    static readonly string[] Keys = ["a", "b", "c", "a.b", "b.c", "a.b.c", "c.a"];

    static readonly string[] Simple = ["1", "x", "\"y z\"", "null", "true"];

    static readonly string[] References =
        ["${a}", "${b}", "${c}", "${?a}", "${?b}", "${?c}", "${?a.b}", "${b.c}", "${?c.a}", "${?a.b.c}", "${?d}"];

    public static string Field(Random random, int depth = 0)
    {
        var separator = random.Next(6) == 0 ? "+=" : "=";
        return $"{Keys[random.Next(Keys.Length)]} {separator} {Value(random, depth)}";
    }

    public static string Value(Random random, int depth = 0)
    {
        return random.Next(depth > 2 ? 5 : 10) switch
        {
            0 or 1 => Simple[random.Next(Simple.Length)],
            2 or 3 => References[random.Next(References.Length)],
            4 => References[random.Next(References.Length)] + (random.Next(2) == 0 ? " " : "") + References[random.Next(References.Length)],
            5 => $"[{string.Join(',', Enumerable.Range(0, random.Next(3)).Select(_ => Value(random, depth + 1)))}]",
            6 => $"{References[random.Next(References.Length)]} [{Value(random, depth + 1)}]",
            7 => $"{References[random.Next(References.Length)]} {{{Field(random, depth + 1)}}}",
            _ => $"{{{string.Join(',', Enumerable.Range(0, random.Next(3)).Select(_ => Field(random, depth + 1)))}}}",
        };
    }
}
