namespace PlaybookRunner.Targets.Contract;

public abstract partial class TargetContract
{
    [Test]
    public async Task Folders_are_made_with_their_parents()
    {
        var make = new PathChange.MakeDirectory(In("a/b")) { Attributes = new PathAttributes(Mode: Octal(0b111_000_000)) };

        Assert.That(await ApplyAsync(make), Is.True);
        Assert.That(await ApplyAsync(make), Is.False);
        Assert.That((await InspectAsync(In("a"))).Mode, Is.EqualTo(0b111_000_000));
        Assert.That((await InspectAsync(In("a/b"))).Mode, Is.EqualTo(0b111_000_000));
    }

    [Test]
    public async Task A_folder_is_not_made_over_a_file()
    {
        await WriteAsync("file", "x");

        Assert.That((await FailsAsync(() => ApplyAsync(new PathChange.MakeDirectory(In("file"))))).Message, Is.EqualTo($"cannot make the folder {In("file")}: File exists"));
    }

    [TestCase("g+w", 0b110_110_100)]
    [TestCase("u=rwX,g=rX,o=", 0b110_100_000)]
    [TestCase("a+x", 0b111_101_101)]
    [TestCase("o=u,g-r", 0b110_000_110)]
    [TestCase("ug+s", 0b110_110_100_100)]
    [TestCase("+w", 0b110_100_100)]
    [TestCase("+x", 0b111_101_101)]
    public async Task Symbolic_modes_depend_on_the_present_one(string clauses, int mode)
    {
        await WriteAsync("file", "x");
        var change = new PathChange.SetAttributes(In("file"), new PathAttributes(Mode: new FileMode.Symbolic(clauses)));

        Assert.That(await ApplyAsync(change), Is.EqualTo(mode != 0b110_100_100));
        Assert.That((await InspectAsync(In("file"))).Mode, Is.EqualTo(mode));
        Assert.That(await ApplyAsync(change), Is.False);
    }

    [Test]
    public async Task A_plain_mode_takes_the_set_group_bit_from_a_folder()
    {
        await ApplyAsync(new PathChange.MakeDirectory(In("folder")) { Attributes = new PathAttributes(Mode: Octal(0b010_111_101_101)) });
        Assert.That((await InspectAsync(In("folder"))).Mode, Is.EqualTo(0b010_111_101_101));

        Assert.That(await ApplyAsync(new PathChange.SetAttributes(In("folder"), new PathAttributes(Mode: Octal(0b111_101_101)))), Is.True);
        Assert.That((await InspectAsync(In("folder"))).Mode, Is.EqualTo(0b111_101_101));
    }

    [Test]
    public async Task Attributes_reach_a_whole_tree()
    {
        await ApplyAsync(new PathChange.MakeDirectory(In("tree/inner")));
        await WriteAsync("tree/inner/it's a \n file", "x");
        await WriteAsync("outside", "x");
        await ApplyAsync(new PathChange.MakeLink(In("tree/link"), "../outside", Replace: false));
        var change = new PathChange.SetAttributes(In("tree"), new PathAttributes(Mode: new FileMode.Symbolic("u=rwX,g=,o="))) { Recurse = true };

        Assert.That(await ApplyAsync(change), Is.True);
        Assert.That(await ApplyAsync(change), Is.False);

        var modes = (await Target.ListAsync(new DirectoryQuery(In("tree")) { Depth = null }, default))
            .Where(entry => entry.Kind != PathKind.Link)
            .Select(entry => entry.Mode);
        Assert.That(modes, Is.EqualTo([0b111_000_000, 0b110_000_000]));
        Assert.That((await InspectAsync(In("outside"))).Mode, Is.EqualTo(0b110_100_100));
    }

    [Test]
    public async Task Owners_are_given_by_name_or_number()
    {
        await WriteAsync("file", "x");
        var change = new PathChange.SetAttributes(In("file"), new PathAttributes("daemon", "bin"));
        if (!IsRoot)
        {
            Assert.That((await FailsAsync(() => ApplyAsync(change))).Message, Does.Contain("Operation not permitted"));
            return;
        }

        Assert.That(await ApplyAsync(change), Is.True);
        Assert.That(await ApplyAsync(new PathChange.SetAttributes(In("file"), new PathAttributes("1", "2"))), Is.False);
        var named = await InspectAsync(In("file"));
        Assert.That((named.Owner, named.Group, named.UserId, named.GroupId), Is.EqualTo(("daemon", "bin", 1L, 2L)));

        Assert.That(await ApplyAsync(new PathChange.SetAttributes(In("file"), new PathAttributes("54321", "54322"))), Is.True);
        var numbered = await InspectAsync(In("file"));
        Assert.That((numbered.Owner, numbered.Group, numbered.UserId, numbered.GroupId), Is.EqualTo(("", "", 54321L, 54322L)));

        var replaced = await WriteAsync("file", "other");
        Assert.That(replaced.Status.UserId, Is.EqualTo(54321));
    }

    [Test]
    public async Task The_owner_of_a_link_is_its_own()
    {
        await WriteAsync("file", "x");
        await ApplyAsync(new PathChange.MakeLink(In("link"), "file", Replace: false));
        var change = new PathChange.SetAttributes(In("link"), new PathAttributes("daemon")) { Follow = false };
        if (!IsRoot)
        {
            Assert.That((await FailsAsync(() => ApplyAsync(change))).Message, Does.Contain("Operation not permitted"));
            return;
        }

        await ApplyAsync(change);
        Assert.That((await InspectAsync(In("link"))).Owner, Is.EqualTo("daemon"));
        Assert.That((await InspectAsync(In("file"))).Owner, Is.EqualTo("root"));

        await ApplyAsync(new PathChange.SetAttributes(In("link"), new PathAttributes("bin")));
        Assert.That((await InspectAsync(In("link"))).Owner, Is.EqualTo("daemon"));
        Assert.That((await InspectAsync(In("file"))).Owner, Is.EqualTo("bin"));
    }

    [Test]
    public async Task Unknown_owners_are_named()
    {
        await WriteAsync("file", "x");

        Assert.That(
            (await FailsAsync(() => ApplyAsync(new PathChange.SetAttributes(In("file"), new PathAttributes("no-such-user"))))).Message,
            Is.EqualTo("chown failed: failed to look up user no-such-user"));
        Assert.That(
            (await FailsAsync(() => ApplyAsync(new PathChange.SetAttributes(In("file"), new PathAttributes(Group: "no-such-group"))))).Message,
            Is.EqualTo("chgrp failed: failed to look up group no-such-group"));
    }

    [Test]
    public async Task Times_are_set()
    {
        await WriteAsync("file", "x");
        var change = new PathChange.SetTimes(In("file")) { AccessTime = 1_000_000_000, ModificationTime = 1_234_567_890 };

        Assert.That(await ApplyAsync(change), Is.True);
        Assert.That(await ApplyAsync(change), Is.False);
        var status = await InspectAsync(In("file"));
        Assert.That((status.AccessTime, status.ModificationTime), Is.EqualTo((1_000_000_000d, 1_234_567_890d)));

        Assert.That(await ApplyAsync(new PathChange.SetTimes(In("file")) { ModificationTime = double.NaN }), Is.True);
        status = await InspectAsync(In("file"));
        Assert.That(status.AccessTime, Is.EqualTo(1_000_000_000d));
        Assert.That(status.ModificationTime, Is.GreaterThan(1_500_000_000d));
    }

    [Test]
    public async Task An_empty_file_is_made_where_there_is_none()
    {
        Assert.That(await ApplyAsync(new PathChange.MakeFile(In("file"))), Is.True);
        Assert.That(await ApplyAsync(new PathChange.MakeFile(In("file"))), Is.False);
        Assert.That((await InspectAsync(In("file"))).Size, Is.Zero);
    }

    [Test]
    public async Task Links_are_replaced_only_on_demand()
    {
        await WriteAsync("file", "x");
        await ApplyAsync(new PathChange.MakeDirectory(In("folder")));
        Assert.That(await ApplyAsync(new PathChange.MakeLink(In("link"), "folder", Replace: false)), Is.True);
        Assert.That(await ApplyAsync(new PathChange.MakeLink(In("link"), "folder", Replace: false)), Is.False);

        Assert.That(
            (await FailsAsync(() => ApplyAsync(new PathChange.MakeLink(In("link"), "file", Replace: false)))).Message,
            Is.EqualTo($"cannot make the link {In("link")}: File exists"));
        Assert.That(await ApplyAsync(new PathChange.MakeLink(In("link"), "file", Replace: true)), Is.True);
        Assert.That((await InspectAsync(In("link"))).LinkTarget, Is.EqualTo("file"));
        Assert.That(await Target.ListAsync(new DirectoryQuery(In("folder")), default), Is.Empty);

        await WriteAsync("folder/full", "x");
        Assert.That((await FailsAsync(() => ApplyAsync(new PathChange.MakeLink(In("folder"), "file", Replace: true)))).Message, Does.Contain("Directory not empty"));
    }

    [Test]
    public async Task Hard_links_are_other_names()
    {
        await WriteAsync("file", "x");
        await WriteAsync("other", "y");

        Assert.That(await ApplyAsync(new PathChange.MakeHardLink(In("hard"), In("file"), Replace: false)), Is.True);
        Assert.That(await ApplyAsync(new PathChange.MakeHardLink(In("hard"), In("file"), Replace: false)), Is.False);
        Assert.That(await ApplyAsync(new PathChange.MakeHardLink(In("other"), In("file"), Replace: true)), Is.True);

        var answers = await Target.InspectAsync([In("file"), In("hard"), In("other")], default);
        Assert.That(answers.Select(answer => answer.Inode).Distinct().Count(), Is.EqualTo(1));
        Assert.That(answers[0].LinkCount, Is.EqualTo(3));
    }

    [Test]
    public async Task Removal_takes_a_tree_but_not_what_links_point_to()
    {
        await ApplyAsync(new PathChange.MakeDirectory(In("kept")));
        await WriteAsync("kept/file", "x");
        await ApplyAsync(new PathChange.MakeDirectory(In("tree/inner")));
        await ApplyAsync(new PathChange.MakeLink(In("tree/inner/link"), "../../kept", Replace: false));

        Assert.That(await ApplyAsync(new PathChange.Remove(In("tree"))), Is.True);
        Assert.That(await ApplyAsync(new PathChange.Remove(In("tree"))), Is.False);
        Assert.That(await NamesAsync(new DirectoryQuery(Folder) { Depth = null }), Is.EqualTo(["kept", "kept/file"]));
    }

    [Test]
    public async Task A_file_moves_over_another()
    {
        await WriteAsync("one", "1");
        await WriteAsync("two", "2");

        Assert.That(await ApplyAsync(new PathChange.Move(In("one"), In("two"))), Is.True);

        Assert.That(await NamesAsync(new DirectoryQuery(Folder)), Is.EqualTo(["two"]));
        Assert.That(await ReadAsync("two"), Is.EqualTo("1"));
        Assert.That((await FailsAsync(() => ApplyAsync(new PathChange.Move(In("none"), In("two"))))).Message, Does.Contain("No such file or directory"));
    }

    [Test]
    public async Task A_copy_is_made_when_it_differs()
    {
        await WriteAsync("one", "1");
        await ApplyAsync(new PathChange.SetAttributes(In("one"), new PathAttributes(Mode: Octal(0b110_000_000))));
        await ApplyAsync(new PathChange.SetTimes(In("one")) { ModificationTime = 1_234_567_890 });
        var plain = new PathChange.Copy(In("one"), In("two"));
        var preserving = plain with { PreserveAttributes = true };

        Assert.That(await ApplyAsync(plain), Is.True);
        Assert.That(await ApplyAsync(plain), Is.False);
        Assert.That((await InspectAsync(In("two"))).Mode, Is.EqualTo(0b110_100_100));

        Assert.That(await ApplyAsync(preserving), Is.True);
        Assert.That(await ApplyAsync(preserving), Is.False);
        var copy = await InspectAsync(In("two"));
        Assert.That((copy.Mode, copy.ModificationTime), Is.EqualTo((0b110_000_000, 1_234_567_890d)));
        Assert.That(await ReadAsync("two"), Is.EqualTo("1"));
    }

    [Test]
    public async Task Changes_and_a_look_at_what_they_made()
    {
        var outcome = await Target.ApplyAndInspectAsync(
            [new PathChange.MakeDirectory(In("folder")), new PathChange.MakeFile(In("folder/file")), new PathChange.MakeFile(In("folder/file"))],
            [In("folder"), new PathQuery(In("folder/file")) { ContentLimit = 10 }, In("none")],
            default);

        Assert.That(outcome.Changed, Is.EqualTo([true, true, false]));
        Assert.That(outcome.Paths.Select(status => status.Kind), Is.EqualTo([PathKind.Directory, PathKind.File, PathKind.Absent]));
        Assert.That(outcome.Paths[1].Content?.IsEmpty, Is.True);
    }

    [Test]
    public async Task Nothing_is_looked_at_after_a_failed_change()
    {
        var failure = await FailsAsync(() => Target.ApplyAndInspectAsync(
            [new PathChange.MakeFile(In("made")), new PathChange.MakeDirectory(In("made"))], [Folder], default));

        Assert.That((failure.Message, failure.CompletedChanges), Is.EqualTo(($"cannot make the folder {In("made")}: File exists", 1)));
    }

    [Test]
    public async Task The_first_failed_change_ends_it()
    {
        await WriteAsync("file", "x");

        var failure = await FailsAsync(() => Target.ApplyAsync(
            [
                new PathChange.MakeFile(In("made")),
                new PathChange.MakeDirectory(Folder),
                new PathChange.MakeDirectory(In("file")),
                new PathChange.MakeFile(In("never")),
            ],
            default));

        Assert.That(failure.CompletedChanges, Is.EqualTo(2));
        Assert.That(await NamesAsync(new DirectoryQuery(Folder)), Is.EqualTo(["file", "made"]));
    }
}
