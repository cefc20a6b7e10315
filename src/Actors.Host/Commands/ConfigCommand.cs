using System.CommandLine;
using Actors.Host.Checks;
using Actors.Host.Settings;
using Actors.Runtime.Hocon;

namespace Actors.Host.Commands;

/// <summary><c>config show</c> prints what files come to, <c>config check</c> says what is wrong with them.</summary>
public static class ConfigCommand
{
    // The keys of an exchange are the machine's on which it runs, and nothing of a file.
    public static Command Create() => Create(
        EffectiveConfig.Reference, Environment.GetEnvironmentVariable,
        static root => SettingFaults.Of(root, static _ => "set").Select(static one => one.Fault.Message));

    /// <param name="environment">Null where a variable is not set.</param>
    /// <param name="values">What is wrong with the values of a configuration whose keys and types are right; null asks nobody.</param>
    public static Command Create(Config reference, Func<string, string?> environment, Func<Config, IEnumerable<string>>? values = null) =>
        new("config", "Show or check configuration files.")
        {
            Show(reference, environment),
            Check(reference, environment, values ?? (static _ => [])),
        };

    static Command Show(Config reference, Func<string, string?> environment)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "HOCON or JSON files",
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = static _ => [],
        };
        var json = CommandOption.Json("Print one line of JSON a file, also for a file that fails");
        var effective = new Option<bool>("--effective")
        {
            Description = "Merge over the built-in defaults and under the environment; secrets are masked, origins shown",
        };
        var settings = new Option<string[]>("--set")
        {
            Description = "With --effective: a setting key=value over all else; may be repeated",
            HelpName = "key=value",
            DefaultValueFactory = static _ => [],
        };
        var show = new Command("show", "Print configuration files, parsed and resolved.") { files, json, effective, settings };
        show.Validators.Add(result =>
        {
            if (!result.GetValue(effective) && result.GetValue(files) is not { Length: > 0 })
                result.AddError("name at least one FILE, or use --effective to see the defaults");
            if (!result.GetValue(effective) && result.GetValue(settings) is { Length: > 0 })
                result.AddError("--set needs --effective");
        });
        show.SetAction(arguments =>
        {
            var printer = new ConfigPrinter(arguments.InvocationConfiguration, arguments.GetValue(json));
            var named = arguments.GetRequiredValue(files);
            if (!arguments.GetValue(effective))
            {
                foreach (var file in named)
                    printer.File(file, environment);
                return printer.ExitCode;
            }
            var set = arguments.GetRequiredValue(settings);
            if (named.Length == 0)
                printer.Effective("defaults", new ConfigSources(reference, [], set, environment));
            foreach (var file in named)
                printer.Effective(file, new ConfigSources(reference, [file], set, environment));
            return printer.ExitCode;
        });
        return show;
    }

    static Command Check(Config reference, Func<string, string?> environment, Func<Config, IEnumerable<string>> values)
    {
        var files = new Argument<string[]>("FILE") { Description = "HOCON or JSON files", Arity = ArgumentArity.OneOrMore };
        var check = new Command("check", "Check files for syntax, unknown keys, wrong types and wrong values, strategies and their parameters too.") { files };
        check.SetAction(arguments =>
        {
            var output = arguments.InvocationConfiguration.Output;
            var exitCode = 0;
            foreach (var file in arguments.GetRequiredValue(files))
            {
                var (root, found) = new ConfigSources(reference, [file], [], environment).Read();
                string[] problems = found.Count == 0 && root is not null ? [.. values(root)] : [.. found.Select(one => one.ToString())];
                if (problems.Length == 0)
                    output.WriteLine($"{file}: ok");
                foreach (var problem in problems)
                {
                    output.WriteLine(problem);
                    exitCode = 1;
                }
            }
            return exitCode;
        });
        return check;
    }
}
