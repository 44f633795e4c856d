using System.Text;

namespace PlaybookRunner.Targets.Contract;

/// <summary>What every target does the same, whatever stands below it. A subclass says how the target is opened.</summary>
public abstract partial class TargetContract
{
    protected static readonly string[] AwkwardNames =
        ["plain", "two words", "it's", "quo\"te", "line\nbreak", "-dash", "ünïcödé 漢字", "$HOME", "back\\slash", "`tick`", "a;b&c|d", "*", " lead", "trail ", "~tilde"];

    private static int _folders;

    private readonly Stack<object> _kept = new();

    protected ITarget Target { get; private set; } = null!;

    /// <summary>A fresh folder on the target.</summary>
    protected string Folder { get; private set; } = "";

    /// <summary>Whether the target's user may give files to others.</summary>
    protected bool IsRoot => Target.Identity.IsRoot;

    protected abstract Task<ITarget> OpenAsync();

    [OneTimeSetUp]
    public async Task OpenTargetAsync() => Target = await OpenAsync();

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        while (_kept.TryPop(out var kept))
        {
            switch (kept)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }
        }
    }

    [SetUp]
    public async Task MakeFolderAsync()
    {
        Folder = $"/tmp/contract-{Environment.ProcessId}-{GetType().Name}-{Interlocked.Increment(ref _folders)}";
        await ApplyAsync(new PathChange.MakeDirectory(Folder) { Attributes = new PathAttributes(Mode: Octal(0b111_101_101)) });
    }

    [TearDown]
    public async Task RemoveFolderAsync() => await ApplyAsync(new PathChange.Remove(Folder));

    /// <summary>Keeps something for the time of all tests; what was kept last is disposed first.</summary>
    protected T Keep<T>(T disposable)
        where T : notnull
    {
        _kept.Push(disposable);
        return disposable;
    }

    protected static FileMode Octal(int bits) => new FileMode.Absolute(bits);

    protected string In(string name) => $"{Folder}/{name}";

    protected async Task<bool> ApplyAsync(PathChange change) => (await Target.ApplyAsync([change], default))[0];

    protected async Task<PathStatus> InspectAsync(PathQuery query) => (await Target.InspectAsync([query], default))[0];

    protected Task<WriteOutcome> WriteAsync(string name, string text) => Target.WriteAsync(new FileWrite(In(name), FileContent.Text(text)), default);

    protected async Task<string> ReadAsync(string name)
    {
        var status = await InspectAsync(new PathQuery(In(name)) { ContentLimit = 1 << 20, Follow = true });
        return Encoding.UTF8.GetString(status.Content!.Value.Span);
    }

    protected static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    protected static async Task<TargetOperationException> FailsAsync(Func<Task> operation) =>
        (await Assert.ThrowsAsync<TargetOperationException>(operation))!;
}
