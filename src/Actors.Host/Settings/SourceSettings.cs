using Actors.Runtime.Hocon;

namespace Actors.Host.Settings;

/// <summary>Where candles come from, as far as the configuration says it.</summary>
/// <param name="Second">Null where there shall be none.</param>
/// <param name="AlarmBps">Prices of one candle that are further apart are an alarm.</param>
sealed record SourceSettings(SourceAddress First, SourceAddress? Second, decimal AlarmBps)
{
    public static SourceSettings Read(Config root) => new(
        SourceAddress.Read(root, "venue.sources.first"),
        root.GetBoolean("venue.sources.second.enabled") ? SourceAddress.Read(root, "venue.sources.second") : null,
        Setting.ReadNumber(root, "venue.sources.alarm-bps", 0, 10_000, "basis points"));
}

/// <param name="Rest">Null is where the environment says.</param>
/// <param name="Streams">The same of market streams.</param>
sealed record SourceAddress(Uri? Rest, Uri? Streams)
{
    public static SourceAddress Read(Config root, string path) => new(
        Url(root, $"{path}.rest", "https://api1.binance.com", "http", "https"),
        Url(root, $"{path}.streams", "wss://stream.binance.com:443", "ws", "wss"));

    static Uri? Url(Config root, string path, string example, params string[] schemes)
    {
        var text = root.GetString(path);
        if (string.Equals(text, "auto", StringComparison.Ordinal))
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && schemes.Contains(url.Scheme, StringComparer.Ordinal) && url.PathAndQuery is "/"
            ? url
            : throw Setting.Wrong(root, path, $"'{text}' is no address", $"write auto, or scheme and host, such as {example}");
    }
}
