using PlaybookRunner.Content;

namespace PlaybookRunner.Tests.Content;

[TestFixture]
internal sealed class ContentPathsTests
{
    /// <summary>The reference names these paths for a role included by a role, in a task of <c>tasks/sub/x.yml</c>, when a file is nowhere.</summary>
    [Test]
    public void Paths_are_tried_in_the_order_of_the_reference()
    {
        var paths = new ContentPaths(["/p/roles/inner", "/p/roles/outer"], "/p/roles/inner/tasks/sub", "/p");
        Assert.That(paths.Candidates("files", "nope.txt"), Is.EqualTo(new[]
        {
            "/p/roles/inner/files/nope.txt",
            "/p/roles/inner/nope.txt",
            "/p/roles/outer/files/nope.txt",
            "/p/roles/outer/nope.txt",
            "/p/roles/inner/tasks/sub/files/nope.txt",
            "/p/roles/inner/tasks/sub/nope.txt",
            "/p/files/nope.txt",
            "/p/nope.txt",
        }));
    }

    [Test]
    public void An_absolute_path_is_itself() =>
        Assert.That(new ContentPaths([], "/p", "/p").Candidates("files", "/etc/../etc/hosts"), Is.EqualTo(new[] { "/etc/hosts" }));

    [Test]
    public void A_folder_is_searched_once() =>
        Assert.That(new ContentPaths([], "/p", "/p").Candidates("templates", "a"), Is.EqualTo(new[] { "/p/templates/a", "/p/a" }));
}
