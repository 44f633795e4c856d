using PlaybookRunner.Inventory;

namespace PlaybookRunner.Tests.Inventory;

[TestFixture]
internal sealed class RunInventoryTests
{
    private static readonly SourcePosition Place = new(new SourceFile("site.yml", ""), 1, 1);

    [Test]
    public void A_host_added_by_a_task_is_matched_by_later_plays()
    {
        var inventory = Read("a,");
        inventory.AddHost("new:2222", ["fresh"], new Dictionary<string, object?> { ["x"] = 1L });
        Assert.That(Names(inventory, "fresh"), Is.EqualTo(new[] { "new" }));
        Assert.That(Value(inventory, "new", "ansible_port"), Is.EqualTo(2222L));
        Assert.That(Value(inventory, "new", "x"), Is.EqualTo(1L));
        Assert.That(inventory.GroupNamesOf(inventory.Find("new")!), Is.EqualTo(new[] { "fresh" }));
    }

    [Test]
    public void A_host_that_joins_a_group_leaves_ungrouped()
    {
        var inventory = Read("a,b,");
        inventory.JoinGroup(inventory.Find("a")!, "os_Debian", ["os"]);
        Assert.That(Names(inventory, "os"), Is.EqualTo(new[] { "a" }));
        Assert.That(Names(inventory, "ungrouped"), Is.EqualTo(new[] { "b" }));
    }

    [Test]
    public void Localhost_is_there_without_an_inventory_and_is_not_one_of_all()
    {
        var inventory = Read();
        Assert.That(Names(inventory, "localhost"), Is.EqualTo(new[] { "localhost" }));
        Assert.That(Names(inventory, "all"), Is.Empty);
        Assert.That(inventory.IsImplicit("localhost"));
        Assert.That(Read("localhost,").IsImplicit("localhost"), Is.False);
    }

    [Test]
    public void Reading_anew_forgets_what_tasks_added()
    {
        var inventory = Read("a,");
        inventory.AddHost("new", [], new Dictionary<string, object?>());
        inventory.Refresh();
        Assert.That(inventory.HostNames, Is.EqualTo(new[] { "a" }));
    }

    /// <summary>The order that ansible-core documents for variables of inventories and playbooks.</summary>
    [Test]
    public void The_playbook_wins_over_the_inventory_and_the_host_over_its_groups()
    {
        var inventory = TestInventory.Read([GoldenFiles.Beside("sources/adjacent/hosts")]);
        var play = Directory.CreateTempSubdirectory().FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(play, "group_vars"));
            File.WriteAllText(Path.Combine(play, "group_vars", "all.yml"), "all_only: play\nq1: play all\n");
            File.WriteAllText(Path.Combine(play, "group_vars", "web.yml"), "y: play web\nr: play web\n");
            Assert.That(Value(inventory, "a", "all_only", play), Is.EqualTo("play"));
            Assert.That(Value(inventory, "a", "q1", play), Is.EqualTo("gv_web2"));
            Assert.That(Value(inventory, "a", "r", play), Is.EqualTo("play web"));
            Assert.That(Value(inventory, "a", "y", play), Is.EqualTo("hv"));
        }
        finally
        {
            Directory.Delete(play, recursive: true);
        }
    }

    [Test]
    public void Tasks_may_add_hosts_while_others_read()
    {
        var inventory = Read("a,");
        Parallel.For(0, 200, number =>
        {
            inventory.AddHost($"h{number}", [$"g{number % 5}"], new Dictionary<string, object?> { ["n"] = (long)number });
            Assert.That(Names(inventory, $"g{number % 5}"), Does.Contain($"h{number}"));
        });
        Assert.That(inventory.HostNames, Has.Count.EqualTo(201));
    }

    [Test]
    public void A_constructed_inventory_that_is_strict_tells_which_host_and_expression_failed()
    {
        var folder = Directory.CreateTempSubdirectory("playbookrunner-inventory-").FullName;
        var path = Path.Combine(folder, "strict.yml");
        File.WriteAllText(path, "plugin: constructed\nstrict: true\ncompose:\n  x: missing + 1\ngroups:\n  y: 5\n");

        var errors = Assert.Throws<PlaybookErrorsException>(() => Read("h1,", path)).Errors;

        Assert.That(errors.Select(error => $"{error.Position.Line}:{error.Position.Column} {error.Message}"), Is.EqualTo(new[]
        {
            "4:6 'x' cannot be set for host h1: 'missing' is undefined",
            "6:6 the host h1 cannot be added to 'y': an expression is a text, and this is a whole number",
        }));
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void Files_whose_names_match_an_ignored_pattern_are_passed_over()
    {
        var folder = Directory.CreateTempSubdirectory("playbookrunner-inventory-").FullName;
        File.WriteAllText(Path.Combine(folder, "hosts"), "used\n");
        File.WriteAllText(Path.Combine(folder, "old-hosts"), "unused\n");
        File.WriteAllText(Path.Combine(folder, "hosts.md"), "mentioned\n");

        var byPattern = TestInventory.Read([folder], new RunOptions { Playbooks = [], IgnoredInventoryPatterns = ["^old"] });
        var byExtension = TestInventory.Read([folder], new RunOptions { Playbooks = [], IgnoredInventoryExtensions = ["hosts"] });

        Assert.That(byPattern.HostNames, Is.EqualTo(new[] { "used" }));
        Assert.That(byExtension.HostNames, Is.EqualTo(new[] { "mentioned" }));
        Directory.Delete(folder, recursive: true);
    }

    private static RunInventory Read(params string[] sources) => TestInventory.Read(sources);

    private static IEnumerable<string> Names(RunInventory inventory, string pattern) => inventory.Match(pattern, null, Place, static _ => { }).Select(static host => host.Name);

    private static object? Value(RunInventory inventory, string host, string name, string? play = null)
    {
        foreach (var layer in inventory.LayersOf(inventory.Find(host)!, play ?? Path.GetTempPath()))
        {
            if (layer.TryGet(name, out var value))
                return value;
        }

        return null;
    }
}
