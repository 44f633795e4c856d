using PlaybookRunner.Modules;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Testing;

/// <summary>
/// Runs a module as its users will and asserts what every module promises: check mode changes nothing and foretells the result, a change is reported,
/// and the same again finds nothing to do.
/// </summary>
/// <param name="catalogue">The modules.</param>
/// <param name="module">The name of the module under test.</param>
/// <param name="target">The machine.</param>
public sealed class AssertModule(IModuleCatalogue catalogue, string module, ITarget target)
{
    /// <summary>The folder whose content check mode must leave alone; null for none.</summary>
    public string? WatchedFolder { get; init; }

    /// <summary>Makes calls of the module, when more than modes is to be set up.</summary>
    public Func<TestCall, TestCall> Arrange { get; init; } = call => call;

    /// <summary>Asserts that the module changes something once: check mode, with difference; for real; again.</summary>
    /// <param name="options">The module's options.</param>
    /// <exception cref="ModuleAssertionException">It does not.</exception>
    public async Task<ModuleRuns> ChangesAsync(params (string Name, object? Value)[] options)
    {
        var (check, applied) = await ForetellAndApplyAsync(options);
        var stood = await SnapshotAsync();
        var again = await RunAsync(check: false, diff: true, options);
        Require(!again.Result.Changed, "the same again must find nothing to change", again);
        RequireSame(stood, await SnapshotAsync(), "the same again must leave everything as it is");
        return new ModuleRuns(check, applied, again);
    }

    /// <summary>Asserts that the module changes something each time it runs.</summary>
    /// <param name="options">The module's options.</param>
    /// <exception cref="ModuleAssertionException">It does not.</exception>
    public async Task<ModuleRuns> ChangesEachTimeAsync(params (string Name, object? Value)[] options)
    {
        var (check, applied) = await ForetellAndApplyAsync(options);
        var again = await RunAsync(check: false, diff: true, options);
        Require(again.Result.Changed, "the same again must change something", again);
        return new ModuleRuns(check, applied, again);
    }

    /// <summary>Asserts that the module finds nothing to change, in check mode and for real.</summary>
    /// <param name="options">The module's options.</param>
    /// <exception cref="ModuleAssertionException">It does.</exception>
    public async Task<ModuleRun> ChangesNothingAsync(params (string Name, object? Value)[] options)
    {
        var before = await SnapshotAsync();
        var check = await RunAsync(check: true, diff: true, options);
        Require(!check.Result.Changed, "check mode must find nothing to change", check);
        var run = await RunAsync(check: false, diff: true, options);
        Require(!run.Result.Changed, "there must be nothing to change", run);
        RequireSame(before, await SnapshotAsync(), "everything must be left as it is");
        return run;
    }

    /// <summary>Asserts that the module fails and leaves everything as it is.</summary>
    /// <param name="options">The module's options.</param>
    /// <returns>The message.</returns>
    /// <exception cref="ModuleAssertionException">It does not fail, or changes something.</exception>
    public async Task<string> FailsAsync(params (string Name, object? Value)[] options)
    {
        var before = await SnapshotAsync();
        var run = await RunAsync(check: false, diff: true, options);
        Require(run.Result.Failed, "the module must fail", run);
        RequireSame(before, await SnapshotAsync(), "a failure must leave everything as it is");
        return run.Result.Message ?? "";
    }

    /// <summary>Runs the module once. Failures that it throws become failed results, as in the engine.</summary>
    /// <param name="check">Whether in check mode.</param>
    /// <param name="diff">Whether with differences.</param>
    /// <param name="options">The module's options.</param>
    public async Task<ModuleRun> RunAsync(bool check, bool diff, params (string Name, object? Value)[] options)
    {
        var call = Arrange(new TestCall(target, catalogue) { IsCheck = check, WithDiff = diff });
        var values = new OrderedDictionary<string, object?>();
        foreach (var (name, value) in options)
        {
            values[name] = value;
        }

        var trips = target.RoundTrips;
        var result = await RunAsync(call, values);
        return new ModuleRun(result, target.RoundTrips - trips, [.. call.Warnings, .. result.Warnings]);
    }

    private async Task<ModuleResult> RunAsync(TestCall call, IReadOnlyDictionary<string, object?> values)
    {
        try
        {
            return await call.CallAsync(module, values, CancellationToken.None);
        }
        catch (ModuleFailedException exception)
        {
            return exception.Result;
        }
        catch (Exception exception) when (exception is ModuleOptionException or TargetOperationException)
        {
            return ModuleResult.Fail(exception.Message);
        }
    }

    private async Task<(ModuleRun Check, ModuleRun Applied)> ForetellAndApplyAsync((string Name, object? Value)[] options)
    {
        var before = await SnapshotAsync();
        var check = await RunAsync(check: true, diff: true, options);
        Require(check.Result is { Changed: true, Failed: false }, "check mode must foretell a change", check);
        RequireSame(before, await SnapshotAsync(), "check mode must change nothing");
        var applied = await RunAsync(check: false, diff: true, options);
        Require(applied.Result is { Changed: true, Failed: false }, "the module must change something", applied);
        RequireSame(Show(applied.Result.Diff), Show(check.Result.Diff), "check mode must show the difference that is then made");
        return (check, applied);
    }

    private async Task<string> SnapshotAsync()
    {
        if (WatchedFolder is null)
        {
            return "";
        }

        var entries = await target.ListAsync(new DirectoryQuery(WatchedFolder) { Depth = null, ChecksumAlgorithm = "sha1" }, CancellationToken.None);
        return string.Join('\n', entries.OrderBy(entry => entry.Path, StringComparer.Ordinal).Select(Show));
    }

    private static string Show(PathStatus entry) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{entry.Path} {entry.Kind} {Convert.ToString(entry.Mode, 8)} {entry.UserId}:{entry.GroupId} {entry.ModificationTime} {entry.Checksum}{entry.LinkTarget}");

    private static string Show(IReadOnlyList<ModuleDiff> diffs) => string.Join('\n', diffs);

    private void Require(bool condition, string expectation, ModuleRun run)
    {
        if (!condition)
        {
            throw new ModuleAssertionException($"{module}: {expectation}; it yielded changed={run.Result.Changed} failed={run.Result.Failed} msg={run.Result.Message}");
        }
    }

    private void RequireSame(string expected, string actual, string expectation)
    {
        if (expected != actual)
        {
            throw new ModuleAssertionException($"{module}: {expectation}.\nExpected:\n{expected}\nActual:\n{actual}");
        }
    }
}
