using System.Runtime.CompilerServices;
using PlaybookRunner.Modules.Builtin;
using PlaybookRunner.Modules.Builtin.Facts;

namespace PlaybookRunner.Modules.Tests;

/// <summary>The lists of packages and services.</summary>
public sealed class ListedFactsTests
{
    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Services");

    private static IEnumerable<string> Machines() => Directory.GetDirectories(Folder()).Select(folder => Path.GetFileName(folder));

    [TestCaseSource(nameof(Machines))]
    public void Services_are_those_that_the_reference_lists(string machine)
    {
        var output = File.ReadAllText(Path.Combine(Folder(), machine, "output.txt"));
        var expected = (IReadOnlyDictionary<string, object?>)JsonValues.Parse(File.ReadAllText(Path.Combine(Folder(), machine, "services.json")))!;

        var services = ServiceFactsModule.Parse(output);

        Assert.That(services.Keys.Order(StringComparer.Ordinal), Is.EqualTo(expected.Keys.Order(StringComparer.Ordinal)));
        var wrong = expected.Where(service => GoldenModuleTests.Show(service.Value) != GoldenModuleTests.Show(services[service.Key]))
            .Select(service => $"{GoldenModuleTests.Show(services[service.Key])} where the reference has {GoldenModuleTests.Show(service.Value)}");
        Assert.That(string.Join('\n', wrong), Is.Empty);
    }

    [Test]
    public async Task Packages_are_those_that_dpkg_has_installed()
    {
        Needs.Program("dpkg-query");
        var machine = new RealMachine();
        var listed = await machine.RunAsync("ansible.builtin.shell", new Dictionary<string, object?> { ["cmd"] = "dpkg-query -W -f '${db:Status-Status} ${Package}\\n' | sed -n 's/^installed //p'" });

        var result = await machine.RunAsync("ansible.builtin.package_facts", new Dictionary<string, object?> { ["manager"] = "auto" });

        var packages = (IReadOnlyDictionary<string, object?>)result.Facts!["packages"]!;
        var dpkg = (IReadOnlyDictionary<string, object?>)((IReadOnlyList<object?>)packages["dpkg"]!)[0]!;
        Assert.Multiple(() =>
        {
            Assert.That(packages.Keys.Order(StringComparer.Ordinal), Is.EqualTo(((string)listed.Values["stdout"]!).Split('\n').Distinct().Order(StringComparer.Ordinal)));
            Assert.That(dpkg.Keys.Order(StringComparer.Ordinal), Is.EqualTo(new[] { "arch", "category", "name", "origin", "source", "version" }));
            Assert.That(dpkg["source"], Is.EqualTo("apt"));
            Assert.That(dpkg["category"], Is.EqualTo("admin"));
        });
    }

    [Test]
    public async Task A_package_manager_that_is_missing_is_named()
    {
        var result = await new RealMachine().RunAsync("ansible.builtin.package_facts", new Dictionary<string, object?> { ["manager"] = "pacman" });
        Assert.That(result.Message, Is.EqualTo("Could not detect a supported package manager from the following list: pacman"));
    }
}
