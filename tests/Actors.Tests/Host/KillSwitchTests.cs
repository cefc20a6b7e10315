using Actors.Host.Live;

namespace Actors.Tests.Host;

public sealed class KillSwitchTests : IDisposable
{
    readonly TemporaryFolder temporary = new();

    [Fact]
    public void It_stays_pulled_until_it_is_lifted()
    {
        var order = new HaltOrder("news", Flatten: true, new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

        new KillSwitch(Folder).Pull(order);

        new KillSwitch(Folder).Read().ShouldBe(order);
        new KillSwitch(Folder).Lift();
        new KillSwitch(Folder).Read().ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("stop!")]
    [InlineData("null")]
    [InlineData("{\"reason\":3}")]
    public void A_file_that_nobody_understands_halts_all_the_same(string text)
    {
        File.WriteAllText(Path.Combine(Folder, KillSwitch.FileName), text);

        var order = new KillSwitch(Folder).Read().ShouldNotBeNull();

        order.Reason.ShouldContain(KillSwitch.FileName);
        order.Flatten.ShouldBeFalse();
    }

    [Fact]
    public void A_folder_that_is_not_there_yet_is_not_halted() =>
        new KillSwitch(Path.Combine(Folder, "nothing")).Read().ShouldBeNull();

    [Fact]
    public void The_commands_pull_and_lift_it()
    {
        Directory.CreateDirectory(LiveFolder.Journal(Folder));
        ProgramRun.Of("halt", "--dir", Folder, "--reason", "lunch", "--flatten").ExitCode.ShouldBe(0);
        new KillSwitch(Folder).Read()!.ShouldSatisfyAllConditions(
            halt => halt.Reason.ShouldBe("lunch"), halt => halt.Flatten.ShouldBeTrue());

        var resumed = ProgramRun.Of("resume", "--dir", Folder);
        resumed.ExitCode.ShouldBe(0);
        resumed.Output.ShouldContain("lunch");
        ProgramRun.Of("resume", "--dir", Folder).Output.ShouldContain("the kill switch was not pulled");
    }

    [Fact]
    public void A_resume_leaves_word_for_the_engine_once_and_a_later_halt_takes_it_back()
    {
        var killSwitch = new KillSwitch(Folder);
        killSwitch.TakeWish().ShouldBeFalse();

        killSwitch.Lift();
        killSwitch.TakeWish().ShouldBeTrue();
        killSwitch.TakeWish().ShouldBeFalse();

        killSwitch.Lift();
        killSwitch.Pull(new("again", Flatten: false, DateTimeOffset.UnixEpoch));
        killSwitch.TakeWish().ShouldBeFalse();
    }

    [Fact]
    public void A_resume_where_no_engine_has_run_is_refused()
    {
        var elsewhere = Path.Combine(Folder, "typo");

        var resume = ProgramRun.Of("resume", "--dir", elsewhere);

        resume.ExitCode.ShouldBe(1);
        resume.Error.ShouldStartWith($"{elsewhere}: no engine has run in this folder, and nothing is resumed: name its folder with --dir");
        Directory.Exists(elsewhere).ShouldBeFalse();
    }

    [Fact]
    public void A_halt_where_no_engine_has_run_is_refused_and_leaves_nothing()
    {
        var elsewhere = Path.Combine(Folder, "typo");
        var other = Directory.CreateDirectory(Path.Combine(Folder, "holidays")).FullName;

        var halt = ProgramRun.Of("halt", "--dir", elsewhere);

        halt.ExitCode.ShouldBe(1);
        halt.Output.ShouldBeEmpty();
        halt.Error.ShouldBe($"{elsewhere}: no engine has run in this folder, and nothing is halted: name its folder with --dir, or its configuration with --config\n");
        Directory.Exists(elsewhere).ShouldBeFalse();
        ProgramRun.Of("halt", "--dir", other).ExitCode.ShouldBe(1);
        Directory.GetFileSystemEntries(other).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("halt")]
    [InlineData("resume")]
    public void An_empty_folder_is_refused(string command) =>
        Refusal.OfCommand(command, "--dir", "").ShouldBe("--dir: found an empty value, expected DIR");

    [Fact]
    public void A_folder_that_cannot_be_written_is_named()
    {
        Directory.CreateDirectory(LiveFolder.Journal(Folder));
        var taken = Directory.CreateDirectory(Path.Combine(Folder, KillSwitch.FileName)).FullName;

        var halt = ProgramRun.Of("halt", "--dir", Folder);

        halt.ExitCode.ShouldBe(1);
        halt.Error.ShouldStartWith(taken);
    }

    string Folder => temporary.Path;

    public void Dispose() => temporary.Dispose();
}
