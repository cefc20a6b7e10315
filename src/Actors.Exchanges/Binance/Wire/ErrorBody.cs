using System.Text.Json;

namespace Actors.Exchanges.Binance.Wire;

/// <summary><c>{"code":-1121,"msg":"Invalid symbol."}</c></summary>
static class ErrorBody
{
    public static (int Code, string Text) Parse(ref Utf8JsonReader json)
    {
        json.Object();
        int? code = null;
        var text = "";
        while (json.Field())
        {
            if (json.Is("code"u8))
                code = json.Int();
            else if (json.Is("msg"u8))
                text = json.TextOrNull() ?? "";
            else
                json.Ignore();
        }
        return (code ?? throw WireJson.Lacks("an error", "code"), text);
    }
}
