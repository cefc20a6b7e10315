using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Actors.Runtime.Hocon;

namespace Actors.Host.Commands;

/// <summary>Prints configurations and, in the place of one that fails, its error.</summary>
sealed class ConfigPrinter(InvocationConfiguration console, bool asJson)
{
    /// <summary>The line goes to a terminal or a file, never into HTML.</summary>
    static readonly FailedFileJson Readable = new(new JsonSerializerOptions(FailedFileJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    readonly TextWriter output = console.Output;
    readonly TextWriter error = console.Error;

    /// <summary>1 once any file has failed.</summary>
    public int ExitCode { get; private set; }

    public void File(string file, Func<string, string?> environment)
    {
        try
        {
            var value = ConfigurationFactory.ParseFileValue(file).Resolve(environment);
            Print(file, asJson ? Render.ToJson(value) : Render.ToHocon(value));
        }
        catch (ConfigException e)
        {
            Fail([ConfigProblem.Of(e)]);
        }
    }

    public void Effective(string title, ConfigSources sources)
    {
        var (config, problems) = sources.Read();
        if (config is null)
        {
            Fail(problems);
            return;
        }
        foreach (var problem in problems)
            error.WriteLine(problem);
        Print(title, asJson ? Render.ToJson(config.Root, maskSecrets: true)
            : Render.ToHocon(config.Root, maskSecrets: true, withOrigins: true));
    }

    void Print(string title, string text)
    {
        if (asJson)
        {
            output.WriteLine(text);
            return;
        }
        output.WriteLine($"# {title.ReplaceLineEndings(" ")}");
        output.WriteLine(text);
    }

    void Fail(IReadOnlyList<ConfigProblem> problems)
    {
        ExitCode = 1;
        foreach (var problem in problems)
            error.WriteLine(problem);
        if (!asJson)
            return;
        var (source, line, column) = problems[0].Origin;
        output.WriteLine(JsonSerializer.Serialize(
            new FailedFile(new FailedFile.Detail(source, line, column, problems[0].Problem)), Readable.FailedFile));
    }
}

sealed record FailedFile(FailedFile.Detail Error)
{
    /// <summary>Line and column count from 1; 0 where the place has none.</summary>
    public sealed record Detail(string File, int Line, int Column, string Message);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FailedFile))]
sealed partial class FailedFileJson : JsonSerializerContext;
