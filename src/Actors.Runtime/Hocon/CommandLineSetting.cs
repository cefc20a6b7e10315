namespace Actors.Runtime.Hocon;

/// <summary>One <c>--set key=value</c>, or an option that stands for one. The value is HOCON: quote what holds reserved characters.</summary>
public static class CommandLineSetting
{
    /// <param name="typed">What the user typed, for messages; null for the setting itself.</param>
    /// <exception cref="ConfigException">It is no single HOCON field.</exception>
    public static Config Parse(string setting, string? typed = null)
    {
        var source = new Source(typed ?? $"command line --set {Shown(setting)}", IsShort: true);
        var tokens = Tokenizer.Read(setting, source);
        if (Array.Find(tokens, static t => t.Kind is TokenKind.Comment or TokenKind.Newline) is { Kind: not TokenKind.End } stray)
            throw source.Unexpected(stray, "one field key=value; put a value that holds this in double quotes, and for the shell all of it in single ones: 'key=\"value\"'");
        var config = Config.Of(HoconParser.Parse(setting, ParseContext.ForText(source, directory: null, isJson: false)));
        return config.Root.Fields.Count == 1 && tokens[0].IsText ? config
            : throw source.Unexpected(tokens[0], "one field key=value");
    }

    /// <summary>The setting without the value of a secret.</summary>
    static string Shown(string setting)
    {
        var equals = setting.IndexOf('=', StringComparison.Ordinal);
        return equals >= 0 && SecretKeys.IsSecret(setting) ? $"{setting[..equals]}={SecretKeys.Mask}" : setting;
    }
}
