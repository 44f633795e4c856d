using PlaybookRunner.Jinja.Tests.Values;

namespace PlaybookRunner.Jinja.Tests.Filters;

[TestFixture]
public sealed class RecordedFilterTests
{
    [Test]
    public void Filters_do_what_those_of_Jinja2_do() => RecordedCases.Check("Filters", "filters");
}
