using PlaybookRunner.Jinja.Tests.Values;

namespace PlaybookRunner.Jinja.Tests.Tests;

[TestFixture]
public sealed class RecordedTestTests
{
    [Test]
    public void Tests_do_what_those_of_Jinja2_do() => RecordedCases.Check("Tests", "tests");
}
