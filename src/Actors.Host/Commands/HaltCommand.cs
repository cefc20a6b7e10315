using System.CommandLine;
using System.Globalization;
using Actors.Host.Live;
using Actors.Host.Settings;

namespace Actors.Host.Commands;

/// <summary><c>actors halt</c> and <c>actors resume</c>: the kill switch, which works whether or not the engine runs.</summary>
static class HaltCommand
{
    public static Command Halt()
    {
        var (dir, config) = (FolderOption(), ConfigOption());
        var reason = new Option<string>("--reason") { Description = "Why; kept with the halt", HelpName = "TEXT", DefaultValueFactory = _ => "pulled by hand" };
        var flatten = new Option<bool>("--flatten") { Description = "Also sell what is held, at the market" };
        var halt = new Command("halt", "Pull the kill switch: no new risk, open entries are cancelled, over every restart until 'resume'.") { dir, config, reason, flatten };
        halt.SetAction(result => Guard.Run(result, () =>
        {
            var order = new HaltOrder(result.GetRequiredValue(reason), result.GetValue(flatten), TimeProvider.System.GetUtcNow());
            var killSwitch = SwitchOf(result.GetValue(dir), result.GetValue(config));
            RequireAnEngines(killSwitch, "nothing is halted");
            Write(() => killSwitch.Pull(order), killSwitch.Path);
            result.InvocationConfiguration.Output.WriteLine(
                $"halted: {killSwitch.Path} is there; a running engine obeys within a second, one that starts obeys from its start on");
            return 0;
        }));
        return halt;
    }

    public static Command Resume()
    {
        var (dir, config) = (FolderOption(), ConfigOption());
        var resume = new Command("resume", "Lift the kill switch and every halt of the engine's own: entries are allowed again.") { dir, config };
        resume.SetAction(result => Guard.Run(result, () =>
        {
            var killSwitch = SwitchOf(result.GetValue(dir), result.GetValue(config));
            RequireAnEngines(killSwitch, "nothing is resumed");
            var pulled = killSwitch.Read();
            Write(killSwitch.Lift, killSwitch.Path);
            var what = pulled is null ? "the kill switch was not pulled" : string.Create(CultureInfo.InvariantCulture, $"the halt of {pulled.At:u} ({pulled.Reason}) is lifted");
            result.InvocationConfiguration.Output.WriteLine(
                $"resumed: {what}; a running engine lifts its own halts within a second, one that starts does so at its start");
            return 0;
        }));
        return resume;
    }

    static Option<string?> FolderOption() => new("--dir")
    {
        Description = "The folder of the engine; else the live.dir of the configuration",
        HelpName = "DIR",
    };

    static Option<string?> ConfigOption() => new("--config") { Description = "The configuration that the engine runs with", HelpName = "FILE" };

    static KillSwitch SwitchOf(string? folder, string? config) => folder is ""
        ? throw new InputException("--dir: found an empty value, expected DIR")
        : new(folder ?? EffectiveConfig.Load(config, [], []).GetString("live.dir"));

    /// <summary>A switch that nobody looks at would be taken for one that works.</summary>
    static void RequireAnEngines(KillSwitch killSwitch, string outcome)
    {
        var folder = Path.GetDirectoryName(killSwitch.Path)!;
        if (!LiveFolder.IsAnEngines(folder))
            throw new InputException($"{folder}: no engine has run in this folder, and {outcome}", "name its folder with --dir, or its configuration with --config", ": ");
    }

    static void Write(Action action, string path)
    {
        try
        {
            action();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: {refused.Message}", "the switch is not moved: mend the folder, or stop the engine itself");
        }
    }
}
