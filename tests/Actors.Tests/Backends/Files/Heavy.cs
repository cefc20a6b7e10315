namespace Actors.Tests.Backends.Files;

/// <summary>How thorough a test is: <c>ACTORS_HEAVY=1</c> asks for minutes instead of seconds.</summary>
static class Heavy
{
    public static int Or(int usual, int heavy) => Environment.GetEnvironmentVariable("ACTORS_HEAVY") == "1" ? heavy : usual;
}
