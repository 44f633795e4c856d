namespace PlaybookRunner.Jinja.Tests.Values;

[TestFixture]
public sealed class RecordedValueTests
{
    private static IEnumerable<string> Files() => RecordedCases.Files("Values");

    [TestCaseSource(nameof(Files))]
    public void Operations_on_values_do_what_Python_does(string file) => RecordedCases.Check("Values", file);
}
