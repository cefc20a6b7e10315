namespace Actors.Runtime.Hocon;

/// <summary>Keys whose values are shown as <c>***</c> wherever a configuration is printed.</summary>
public static class SecretKeys
{
    public const string Mask = "***";

    static readonly string[] Words =
    [
        "password", "passwd", "passphrase", "secret", "apikey", "accesskey", "privatekey", "signingkey", "token",
        "credential", "mnemonic",
    ];

    /// <summary>Whether the key speaks of a secret: <c>api-key</c>, <c>apiKey</c> and <c>API_KEY_2</c> do.</summary>
    public static bool IsSecret(string key)
    {
        var letters = string.Concat(key.Where(char.IsLetterOrDigit));
        return Array.Exists(Words, w => letters.Contains(w, StringComparison.OrdinalIgnoreCase));
    }

    internal static bool IsSecret(HoconPath path) => path.Keys.Any(IsSecret);
}
