using Actors.Runtime.Hocon;

namespace Actors.Tests.Runtime.Hocon;

/// <summary>Texts as the JSON they come to, and the errors they deserve.</summary>
static class Reading
{
    public static string Json(string hocon, params (string Name, string Text)[] environment) =>
        Render.ToJson(ConfigurationFactory.ParseValue(hocon).Resolve(
            name => environment.FirstOrDefault(e => e.Name == name).Text));

    public static TError Fails<TError>(string hocon) where TError : ConfigException
    {
        var error = Should.Throw<ConfigException>(() => Json(hocon), hocon);
        return error.ShouldBeOfType<TError>($"{hocon} gave: {error.Message}");
    }
}
