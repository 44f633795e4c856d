using PlaybookRunner.Jinja;
using PlaybookRunner.Templating;
using PlaybookRunner.Templating.Lookups;

namespace PlaybookRunner.Tests.Templating;

/// <summary>Every filter, test and lookup that <c>ansible.builtin</c> documents exists; <c>record_names.sh</c> records which those are.</summary>
[TestFixture]
public sealed class FunctionNamesTests
{
    private static IEnumerable<string> Names(string kind) =>
        File.ReadLines(GoldenFiles.Beside("names.txt")).Select(static line => line.Split(' ')).Where(parts => parts[0] == kind).Select(static parts => parts[1]);

    [Test]
    public void Filters_and_tests_of_the_reference_exist()
    {
        var environment = new JinjaEnvironment(TemplateEngine.PlaybookOptions);
        AnsibleFunctions.AddTo(environment);
        Assert.That(Names("filter").Where(name => environment.Filters.Find(name) is null), Is.Empty);
        Assert.That(Names("test").Where(name => environment.Tests.Find(name) is null), Is.Empty);
    }

    [Test]
    public void Lookups_of_the_reference_exist()
    {
        var registry = new LookupRegistry(BuiltInLookups.All);
        // The one lookup that is missing; it asks for settings of the reference's own configuration.
        Assert.That(Names("lookup").Where(name => registry.Find(name) is null), Is.EqualTo(new[] { "ansible.builtin.config" }));
    }
}
