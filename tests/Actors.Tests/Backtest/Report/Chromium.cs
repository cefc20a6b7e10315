using Microsoft.Playwright;

namespace Actors.Tests.Backtest.Report;

/// <summary>One browser for all tests of the page: <c>ACTORS_CHROMIUM</c>, or where Debian puts it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    IPlaywright? playwright;
    IBrowser? browser;

    public static string? Executable { get; } = new[] { Environment.GetEnvironmentVariable("ACTORS_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser" }
        .FirstOrDefault(File.Exists);

    public async Task InitializeAsync()
    {
        if (Executable is null)
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args =
            [
                "--no-sandbox", "--headless=new", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>Opens the report of the run as a file from the disk.</summary>
    internal async Task<OpenReport> Open(MadeRun run, int width = 1440, int height = 900, ColorScheme colours = ColorScheme.Light)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("actors-report-").FullName, "report.html");
        await File.WriteAllTextAsync(file, run.Page());
        var context = await browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height }, ColorScheme = colours, ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(60_000);
        var open = new OpenReport(context, await context.NewPageAsync(), file);
        await open.Page.GotoAsync("file://" + file);
        return open;
    }
}

/// <summary>A report in the browser, with all that went wrong on the page and all that it asked for.</summary>
sealed class OpenReport : IAsyncDisposable
{
    readonly IBrowserContext context;
    readonly string file;

    public OpenReport(IBrowserContext context, IPage page, string file)
    {
        (this.context, Page, this.file) = (context, page, file);
        page.Console += (_, message) => Complaints.Add(message.Text);
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) => Requests.Add(request.Url);
    }

    public IPage Page { get; }
    public List<string> Complaints { get; } = [];
    public List<string> Requests { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Directory.GetParent(file)!.Delete(recursive: true);
    }
}

[CollectionDefinition("report page")]
public sealed class ReportPages : ICollectionFixture<Chromium>;

/// <summary>A test that needs a browser and is reported as skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsChromiumFactAttribute : FactAttribute
{
    public NeedsChromiumFactAttribute()
    {
        if (Chromium.Executable is null)
            Skip = "skipped: no Chromium; apt-get install chromium, or set ACTORS_CHROMIUM to one";
    }
}
