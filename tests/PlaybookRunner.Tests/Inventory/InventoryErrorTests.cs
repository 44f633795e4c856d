using PlaybookRunner.Content;

namespace PlaybookRunner.Tests.Inventory;

/// <summary>Each file in errors/ is a malformed inventory; beside it stands all that is said about it.</summary>
[TestFixture]
internal sealed class InventoryErrorTests
{
    private static readonly string Folder = GoldenFiles.Beside("errors");

    private static IEnumerable<string> Files() =>
        Directory.GetFiles(Folder).Where(static path => !path.EndsWith(".txt", StringComparison.Ordinal)).Select(static path => Path.GetFileName(path)).Append("missing").Order();

    [TestCaseSource(nameof(Files))]
    public void Everything_wrong_is_told_at_once(string name) =>
        GoldenFiles.AssertMatches(Report(Path.Combine(Folder, name)).Replace(Folder + "/", "", StringComparison.Ordinal), Path.Combine(Folder, name + ".txt"));

    private static string Report(string source)
    {
        var warnings = new List<ContentWarning>();
        try
        {
            TestInventory.Read([source]).CheckNotEmpty(warnings.Add);
        }
        catch (PlaybookException error)
        {
            return ErrorText.Render(error);
        }
        catch (PlaybookErrorsException errors)
        {
            return string.Concat(errors.Errors.Select(ErrorText.Render));
        }

        return string.Concat(warnings.Select(ErrorText.Render));
    }
}
