using PlaybookRunner.Content;
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
        var inventory = RunInventory.Read([GoldenFiles.Beside("sources/adjacent/hosts")], new ContentLoader(new DiskContent(), VaultSecrets.None));
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

    private static RunInventory Read(params string[] sources) => RunInventory.Read(sources, new ContentLoader(new DiskContent(), VaultSecrets.None));

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
