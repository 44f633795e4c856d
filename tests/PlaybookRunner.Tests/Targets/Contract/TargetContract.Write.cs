namespace PlaybookRunner.Targets.Contract;

public abstract partial class TargetContract
{
    [TestCase(0)]
    [TestCase(1)]
    [TestCase(8191)]
    [TestCase(65536)]
    [TestCase(128 * 1024)]
    [TestCase(3_000_001)]
    public async Task Any_bytes_are_written_and_read_back(int length)
    {
        var content = Bytes(length);

        var outcome = await Target.WriteAsync(new FileWrite(In("file"), new FileContent.Memory(content)), default);

        Assert.That(outcome.Status.Size, Is.EqualTo(length));
        Assert.That(outcome.Status.Path, Is.EqualTo(In("file")));
        Assert.That(outcome.BackupPath, Is.Null);
        await using var stream = await Target.OpenReadAsync(In("file"), default);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        Assert.That(copy.ToArray().AsSpan().SequenceEqual(content), Is.True);
    }

    [Test]
    public async Task A_file_of_the_control_node_is_written()
    {
        var source = Path.GetTempFileName();
        File.WriteAllBytes(source, Bytes(500_000));
        try
        {
            await Target.WriteAsync(new FileWrite(In("file"), new FileContent.LocalFile(source)), default);
            var status = await InspectAsync(new PathQuery(In("file")) { ContentLimit = 500_000 });
            Assert.That(status.Content!.Value.Span.SequenceEqual(Bytes(500_000)), Is.True);
        }
        finally
        {
            File.Delete(source);
        }
    }

    [Test]
    public async Task A_new_file_gets_the_usual_mode_and_an_old_one_keeps_its_own()
    {
        var created = await WriteAsync("file", "one");
        await ApplyAsync(new PathChange.SetAttributes(In("file"), new PathAttributes(Mode: Octal(0b110_000_010))));
        var replaced = await WriteAsync("file", "two");

        Assert.That(created.Status.Mode, Is.EqualTo(0b110_100_100));
        Assert.That(replaced.Status.Mode, Is.EqualTo(0b110_000_010));
        Assert.That(await ReadAsync("file"), Is.EqualTo("two"));
        Assert.That(await NamesAsync(new DirectoryQuery(Folder)), Is.EqualTo(["file"]));
    }

    [Test]
    public async Task Wished_attributes_are_given()
    {
        var write = new FileWrite(In("file"), FileContent.Text("x")) { Attributes = new PathAttributes(Mode: new FileMode.Symbolic("u=rwx,g=rs,o=")) };

        Assert.That((await Target.WriteAsync(write, default)).Status.Mode, Is.EqualTo(0b010_111_100_000));
    }

    [Test]
    public async Task A_backup_keeps_the_old_content([Values] bool givesAttributes)
    {
        await WriteAsync("file", "old");
        await ApplyAsync(new PathChange.SetAttributes(In("file"), new PathAttributes(Mode: Octal(0b110_000_000))));

        var attributes = givesAttributes ? new PathAttributes(Mode: Octal(0b110_100_000)) : PathAttributes.None;
        var outcome = await Target.WriteAsync(new FileWrite(In("file"), FileContent.Text("new")) { Backup = true, Attributes = attributes }, default);

        Assert.That(outcome.BackupPath, Does.Match($@"^{In("file")}\.\d+\.\d\d\d\d-\d\d-\d\d@\d\d:\d\d:\d\d~$"));
        Assert.That(await ReadAsync(Path.GetFileName(outcome.BackupPath!)), Is.EqualTo("old"));
        Assert.That((await InspectAsync(outcome.BackupPath!)).Mode, Is.EqualTo(0b110_000_000));
        Assert.That(await ReadAsync("file"), Is.EqualTo("new"));
    }

    [Test]
    public async Task No_backup_is_made_of_nothing() =>
        Assert.That(
            (await Target.WriteAsync(new FileWrite(In("file"), FileContent.Text("new")) { Backup = true }, default)).BackupPath, Is.Null);

    [Test]
    public async Task A_link_is_followed_or_replaced()
    {
        await WriteAsync("file", "old");
        await ApplyAsync(new PathChange.MakeLink(In("link"), "file", Replace: false));
        await ApplyAsync(new PathChange.MakeLink(In("broken"), "made", Replace: false));

        await WriteAsync("link", "through");
        await WriteAsync("broken", "created");
        Assert.That(await ReadAsync("file"), Is.EqualTo("through"));
        Assert.That(await ReadAsync("made"), Is.EqualTo("created"));
        Assert.That((await InspectAsync(In("link"))).Kind, Is.EqualTo(PathKind.Link));

        var outcome = await Target.WriteAsync(new FileWrite(In("link"), FileContent.Text("instead")) { Follow = false }, default);
        Assert.That(outcome.Status.Kind, Is.EqualTo(PathKind.File));
        Assert.That(await ReadAsync("file"), Is.EqualTo("through"));
    }

    [Test]
    public async Task A_validation_without_the_file_is_refused() =>
        Assert.That(
            (await FailsAsync(() => Target.WriteAsync(new FileWrite(In("file"), FileContent.Text("x")) { Validation = ["true"] }, default))).Message,
            Is.EqualTo("validate must contain %s: true"));

    [Test]
    public async Task Writing_over_a_folder_or_into_none_fails()
    {
        Assert.That((await FailsAsync(() => WriteAsync("none/file", "x"))).Message, Is.EqualTo($"cannot write {In("none/file")}: the folder {In("none")} does not exist"));
        await ApplyAsync(new PathChange.MakeDirectory(In("folder")));
        Assert.That((await FailsAsync(() => WriteAsync("folder", new string('x', 100_000)))).Message, Is.EqualTo($"cannot write {In("folder")}: Is a directory"));

        // Whatever was sent behind a refused request is not taken for the next.
        Assert.That((await InspectAsync(In("folder"))).Kind, Is.EqualTo(PathKind.Directory));
    }

    [Test]
    public async Task Reading_what_is_not_there_fails()
    {
        Assert.That((await FailsAsync(() => Target.OpenReadAsync(In("none"), default))).Message, Is.EqualTo($"cannot read {In("none")}: No such file or directory"));
        Assert.That((await FailsAsync(() => Target.OpenReadAsync(Folder, default))).Message, Is.EqualTo($"cannot read {Folder}: Is a directory"));
    }
}
