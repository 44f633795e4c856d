using PlaybookRunner.Content;

namespace PlaybookRunner.Tests.Content;

[TestFixture]
internal sealed class ClosestNameTests
{
    private static readonly string[] Names = ["when", "notify", "gather_facts", "ansible.builtin.fail", "ansible.builtin.ping", "ansible.builtin.systemd_service", "delegate_to"];

    [TestCase("whne", "when")]
    [TestCase("nofity", "notify")]
    [TestCase("gather_fact", "gather_facts")]
    [TestCase("gatherfacts", "gather_facts")]
    [TestCase("ansible.builtin.pign", "ansible.builtin.ping")]
    [TestCase("ansible.builtin.systemdservice", "ansible.builtin.systemd_service")]
    [TestCase("ansible.builtin.find", null)]
    [TestCase("ansible.builtin.file", null)]
    [TestCase("x", null)]
    [TestCase("completely_else", null)]
    public void The_closest_name_is_found_if_it_is_close(string name, string? closest) => Assert.That(ClosestName.Find(name, Names), Is.EqualTo(closest));

    [TestCase("", "", 0)]
    [TestCase("abc", "", 3)]
    [TestCase("abc", "acb", 1)]
    [TestCase("abc", "abd", 1)]
    [TestCase("abcd", "bcd", 1)]
    [TestCase("kitten", "sitting", 3)]
    public void A_swap_of_neighbours_counts_once(string from, string to, int distance)
    {
        Assert.That(ClosestName.Distance(from, to), Is.EqualTo(distance));
        Assert.That(ClosestName.Distance(to, from), Is.EqualTo(distance));
    }
}
