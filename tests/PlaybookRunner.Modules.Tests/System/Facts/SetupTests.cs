using System.Runtime.CompilerServices;
using System.Text;
using PlaybookRunner.Modules.Builtin;
using PlaybookRunner.Modules.Builtin.Facts;

namespace PlaybookRunner.Modules.Tests;

/// <summary>Facts: from release files of many distributions, from the output of real machines, and from this machine.</summary>
public sealed class SetupTests
{
    // What differs from one second to the next, or tells of the login and not of the machine.
    private static readonly string[] Fleeting =
    [
        "ansible_date_time", "ansible_env", "ansible_loadavg", "ansible_memfree_mb", "ansible_memory_mb", "ansible_uptime_seconds", "ansible_mounts",
        "discovered_interpreter_python", "gather_subset", "module_setup",
    ];

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private static OrderedDictionary<string, object?> Read(FactSections sections, params ReadOnlySpan<FactCollector> collectors)
    {
        var facts = new OrderedDictionary<string, object?>();
        foreach (var collector in collectors)
            collector.Read(sections, facts);

        return facts;
    }

    private static IEnumerable<TestCaseData> Distributions()
    {
        var golden = (IReadOnlyDictionary<string, object?>)JsonValues.Parse(File.ReadAllText(Path.Combine(Folder(), "distributions.json")))!;
        return golden.Select(pair => new TestCaseData(pair.Value).SetArgDisplayNames(pair.Key));
    }

    [TestCaseSource(nameof(Distributions))]
    public void A_distribution_is_known_by_its_release_files(object golden)
    {
        var machine = (IReadOnlyDictionary<string, object?>)golden;
        var files = (IReadOnlyDictionary<string, object?>)machine["files"]!;
        var sections = files.ToDictionary(file => Path.GetFileName(file.Key), file => Section(Path.GetFileName(file.Key), ((string)file.Value!).TrimEnd('\n')));
        if (files.TryGetValue("/etc/lsb-release", out var lsb))
            sections["lsb"] = ((string)lsb!).TrimEnd('\n');

        var facts = Read(FactSections.Of(sections), DistributionFacts.Collector, LsbFacts.Collector);

        var expected = ((IReadOnlyDictionary<string, object?>)machine["facts"]!).Where(fact => fact.Key != "ansible_pkg_mgr");
        Assert.That(
            GoldenModuleTests.Show(facts.ToDictionary(fact => "ansible_" + fact.Key, fact => fact.Value)),
            Is.EqualTo(GoldenModuleTests.Show(expected.ToDictionary(fact => fact.Key, fact => fact.Value))));

        static string Section(string name, string content) => name is "os-release" ? content : $"present\n{content}";
    }

    private static IEnumerable<string> Machines() => Directory.GetDirectories(Path.Combine(Folder(), "Machines")).Select(folder => Path.GetFileName(folder));

    [TestCaseSource(nameof(Machines))]
    public void A_machine_has_the_facts_that_the_reference_finds(string machine)
    {
        var folder = Path.Combine(Folder(), "Machines", machine);
        var sections = FactSections.Parse(File.ReadAllText(Path.Combine(folder, "sections.txt")), "=mark=");
        var expected = (IReadOnlyDictionary<string, object?>)JsonValues.Parse(File.ReadAllText(Path.Combine(folder, "facts.json")))!;

        var facts = Read(sections, [.. FactCollectors.All]).ToDictionary(fact => "ansible_" + fact.Key, fact => fact.Value);

        var differences = new StringBuilder();
        foreach (var name in expected.Keys.Union(facts.Keys).Except(Fleeting))
        {
            var is_ = facts.TryGetValue(name, out var value) ? Sorted(value) : "(none)";
            var shall = expected.TryGetValue(name, out var wanted) ? Sorted(wanted) : "(none)";
            if (is_ != shall)
                differences.AppendLine($"{name} is {is_} where the reference finds {shall}");
        }

        foreach (var name in Fleeting.Take(7))
            AssertSameShape(name, expected[name], facts[name]);

        Assert.That(differences.ToString(), Is.Empty);
    }

    // The order of interfaces is the directory's, which differs between file systems.
    private static string Sorted(object? value) =>
        value is List<object?> list && list.All(item => item is string) ? GoldenModuleTests.Show(list.Order().ToList()) : GoldenModuleTests.Show(value);

    private static void AssertSameShape(string name, object? expected, object? actual)
    {
        if (name == "ansible_env")
            return;

        if (expected is IReadOnlyDictionary<string, object?> map)
            Assert.That(((IReadOnlyDictionary<string, object?>)actual!).Keys.Order(), Is.EqualTo(map.Keys.Order()), name);
        else if (expected is IReadOnlyList<object?> { Count: > 0 } list)
            AssertSameShape(name + " item", list[0], ((IReadOnlyList<object?>)actual!)[0]);
        else
            Assert.That(actual?.GetType(), Is.EqualTo(expected?.GetType()), name);
    }

    [Test]
    public async Task All_facts_of_this_machine_come_in_one_round_trip()
    {
        var machine = new RealMachine();
        var result = await machine.RunAsync("ansible.builtin.setup", new Dictionary<string, object?>());
        var facts = result.Facts!;
        Assert.Multiple(() =>
        {
            Assert.That(machine.Target.RoundTrips, Is.EqualTo(1));
            Assert.That(result.Changed, Is.False);
            Assert.That(facts["ansible_hostname"], Is.EqualTo(Environment.MachineName.Split('.')[0]));
            Assert.That(facts["ansible_processor_nproc"], Is.EqualTo((long)Environment.ProcessorCount));
            Assert.That(facts["ansible_user_id"], Is.EqualTo(Environment.UserName));
            Assert.That(facts["ansible_system"], Is.EqualTo("Linux"));
            Assert.That(facts["module_setup"], Is.True);
        });
    }

    [TestCase("!all", ExpectedResult = "yes no no no")]
    [TestCase("all", ExpectedResult = "yes yes yes yes")]
    [TestCase("min", ExpectedResult = "yes no no no")]
    [TestCase("!hardware", ExpectedResult = "yes no no no")]
    [TestCase("hardware", ExpectedResult = "yes yes no no")]
    [TestCase("!min", ExpectedResult = "no no no no")]
    [TestCase("!all,!min", ExpectedResult = "no no no no")]
    [TestCase("!all,!min,network", ExpectedResult = "no no yes no")]
    [TestCase("!all,network,!network", ExpectedResult = "yes no yes no")]
    [TestCase("all,!hardware", ExpectedResult = "yes no yes yes")]
    [TestCase("!hardware,mounts", ExpectedResult = "yes yes no no")]
    public string Subsets_choose_as_in_the_reference(string subset)
    {
        var names = FactSubsets.Choose(subset.Split(','), FactCollectors.All).Select(collector => collector.Name).ToHashSet();
        return string.Join(' ', new[] { "date_time", "hardware", "network", "virtual" }.Select(name => names.Contains(name) ? "yes" : "no"));
    }

    [Test]
    public void A_wrong_subset_lists_what_there_is() => Assert.That(
        () => FactSubsets.Choose(["bogus"], FactCollectors.All),
        Throws.TypeOf<ModuleFailedException>().With.Message.StartsWith("Bad subset 'bogus' given to Ansible. gather_subset options allowed: all, all_ipv4_addresses, all_ipv6_addresses, apparmor, architecture, caps, chroot, cmdline, date_time, default_ipv4, default_ipv6, devices, distribution,"));

    [TestCase("ansible_*_mb", ExpectedResult = "ansible_memfree_mb ansible_memory_mb ansible_memtotal_mb ansible_swapfree_mb ansible_swaptotal_mb")]
    [TestCase("*_mb", ExpectedResult = "ansible_memfree_mb ansible_memory_mb ansible_memtotal_mb ansible_swapfree_mb ansible_swaptotal_mb")]
    [TestCase("date_time", ExpectedResult = "ansible_date_time")]
    [TestCase("nosuch", ExpectedResult = "")]
    public async Task<string> A_filter_needs_no_prefix(string filter)
    {
        var result = await new RealMachine().RunAsync("ansible.builtin.setup", new Dictionary<string, object?> { ["filter"] = filter });
        return string.Join(' ', result.Facts!.Keys.Order(StringComparer.Ordinal));
    }

    [Test]
    public async Task Local_facts_are_read_or_run()
    {
        var folder = Directory.CreateTempSubdirectory("facts").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "plain.fact"), "[General]\nFoo = bar\n");
            File.WriteAllText(Path.Combine(folder, "broken.fact"), "garbage");
            File.WriteAllText(Path.Combine(folder, "run.fact"), "#!/bin/sh\necho '{\"n\": [1, 2.5, null]}'\n");
            var machine = new RealMachine();
            await machine.RunAsync("ansible.builtin.command", new Dictionary<string, object?> { ["cmd"] = $"chmod 755 {folder}/run.fact" });

            var options = new Dictionary<string, object?> { ["fact_path"] = folder, ["gather_subset"] = "!all,!min,local" };
            var result = await machine.RunAsync("ansible.builtin.setup", options);

            Assert.That(
                GoldenModuleTests.Show(result.Facts!["ansible_local"]),
                Is.EqualTo($$$"""{broken: "error loading facts as JSON or ini - please check content: {{{folder}}}/broken.fact", plain: {General: {foo: "bar"}}, run: {n: [1, 2.5, null]}}"""));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
