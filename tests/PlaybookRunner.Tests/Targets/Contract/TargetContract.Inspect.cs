using System.Security.Cryptography;

namespace PlaybookRunner.Targets.Contract;

public abstract partial class TargetContract
{
    [Test]
    public async Task What_does_not_exist_is_an_answer()
    {
        var status = await InspectAsync(In("nothing"));

        Assert.That(status, Is.EqualTo(new PathStatus(In("nothing"), PathKind.Absent)));
        Assert.That(status.Exists, Is.False);
    }

    [Test]
    public async Task A_file_is_described()
    {
        var before = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        await WriteAsync("file", "content");
        await ApplyAsync(new PathChange.SetAttributes(In("file"), new PathAttributes(Mode: Octal(0b110_100_000))));

        var status = await InspectAsync(In("file"));

        Assert.Multiple(() =>
        {
            Assert.That(status.Path, Is.EqualTo(In("file")));
            Assert.That(status.Kind, Is.EqualTo(PathKind.File));
            Assert.That(status.Size, Is.EqualTo(7));
            Assert.That(status.Mode, Is.EqualTo(0b110_100_000));
            Assert.That(status.Owner, Is.EqualTo(Target.Identity.User));
            Assert.That(status.LinkCount, Is.EqualTo(1));
            Assert.That(status.Inode, Is.Not.Zero);
            Assert.That(status.ModificationTime, Is.InRange(before - 2, before + 60));
            Assert.That(status.IsReadable, Is.True);
            Assert.That(status.IsWritable, Is.True);
            Assert.That(status.IsExecutable, Is.False);
            Assert.That(status.LinkTarget, Is.Null);
            Assert.That(status.Checksum, Is.Null);
            Assert.That(status.Content, Is.Null);
        });
    }

    [Test]
    public async Task Kinds_are_told_apart()
    {
        await ApplyAsync(new PathChange.MakeDirectory(In("folder")));
        await ApplyAsync(new PathChange.MakeLink(In("link"), "folder", Replace: false));
        await ApplyAsync(new PathChange.MakeLink(In("broken"), "nowhere", Replace: false));

        var answers = await Target.InspectAsync(
            [In("folder"), In("link"), new PathQuery(In("link")) { Follow = true }, In("broken"), new PathQuery(In("broken")) { Follow = true }], default);

        Assert.That(
            answers.Select(answer => answer.Kind),
            Is.EqualTo([PathKind.Directory, PathKind.Link, PathKind.Directory, PathKind.Link, PathKind.Absent]));
        Assert.That(answers[1].LinkTarget, Is.EqualTo("folder"));
        Assert.That(answers[1].LinkSource, Is.EqualTo(In("folder")));
        Assert.That(answers[3].LinkTarget, Is.EqualTo("nowhere"));
        Assert.That(answers[3].LinkSource, Is.Null);
    }

    [TestCase("md5")]
    [TestCase("sha1")]
    [TestCase("sha256")]
    [TestCase("sha512")]
    public async Task Digests_are_computed(string algorithm)
    {
        var content = Bytes(5000);
        await Target.WriteAsync(new FileWrite(In("file"), new FileContent.Memory(content)), default);

        var status = await InspectAsync(new PathQuery(In("file")) { ChecksumAlgorithm = algorithm });

        Assert.That(status.Checksum, Is.EqualTo(Convert.ToHexStringLower(CryptographicOperations.HashData(new HashAlgorithmName(algorithm.ToUpperInvariant()), content))));
    }

    [Test]
    public async Task An_unknown_digest_is_refused() =>
        Assert.That(
            (await FailsAsync(() => InspectAsync(new PathQuery(In("file")) { ChecksumAlgorithm = "crc" }))).Message,
            Does.StartWith("unknown checksum algorithm 'crc'"));

    [Test]
    public async Task Content_comes_when_it_is_short_enough()
    {
        var content = Bytes(3000);
        await Target.WriteAsync(new FileWrite(In("file"), new FileContent.Memory(content)), default);

        var answers = await Target.InspectAsync(
            [
                new PathQuery(In("file")) { ContentLimit = 3000, ChecksumAlgorithm = "sha1" },
                new PathQuery(In("file")) { ContentLimit = 2999 },
                new PathQuery(Folder) { ContentLimit = 3000 },
            ],
            default);

        Assert.That(answers[0].Content!.Value.ToArray(), Is.EqualTo(content));
        Assert.That(answers[0].Checksum, Is.EqualTo(Convert.ToHexStringLower(CryptographicOperations.HashData(HashAlgorithmName.SHA1, content))));
        Assert.That(answers[1].Content, Is.Null);
        Assert.That(answers[2].Content, Is.Null);
    }

    [Test]
    public async Task The_home_folder_is_known_by_its_sign()
    {
        var answers = await Target.InspectAsync(["~", "~root", "~/" + Path.GetFileName(Folder)], default);

        Assert.That(answers[0].Path, Is.EqualTo(Target.Identity.Home));
        Assert.That(answers[0].Kind, Is.EqualTo(PathKind.Directory));
        Assert.That(answers[1].Path, Is.EqualTo("/root"));
        Assert.That(answers[2].Path, Is.EqualTo($"{Target.Identity.Home.TrimEnd('/')}/{Path.GetFileName(Folder)}"));
    }

    [TestCaseSource(nameof(AwkwardNames))]
    public async Task Awkward_names_survive(string name)
    {
        await WriteAsync(name, "content");

        Assert.That((await InspectAsync(In(name))).Path, Is.EqualTo(In(name)));
        Assert.That(await ReadAsync(name), Is.EqualTo("content"));
        Assert.That((await Target.ListAsync(new DirectoryQuery(Folder), default)).Select(entry => entry.Path), Is.EqualTo([In(name)]));
        Assert.That(await ApplyAsync(new PathChange.MakeLink(In("link to " + name), name, Replace: false)), Is.True);
        Assert.That((await InspectAsync(In("link to " + name))).LinkTarget, Is.EqualTo(name));
        Assert.That(await ApplyAsync(new PathChange.Remove(In(name))), Is.True);
        Assert.That((await InspectAsync(In(name))).Exists, Is.False);
    }

    [Test]
    public async Task One_operation_is_one_round_trip()
    {
        await WriteAsync("file", "content");
        var before = Target.RoundTrips;

        await Target.InspectAsync([In("file"), Folder, "/etc/passwd"], default);
        await Target.ApplyAsync([new PathChange.MakeDirectory(In("a/b")), new PathChange.MakeFile(In("a/b/c")), new PathChange.Remove(In("a"))], default);
        await Target.ListAsync(new DirectoryQuery(Folder), default);
        await WriteAsync("file", "other");
        await Target.ApplyAndInspectAsync([new PathChange.MakeFile(In("b")), new PathChange.Remove(In("b"))], [In("b"), In("file")], default);

        Assert.That(Target.RoundTrips - before, Is.EqualTo(5));
    }

    [Test]
    public async Task A_listing_descends_as_deep_as_asked()
    {
        await ApplyAsync(new PathChange.MakeDirectory(In("a/b/c")));
        await WriteAsync("a/file", "x");
        await WriteAsync("a.txt", "yy");
        await ApplyAsync(new PathChange.MakeLink(In("link"), "a", Replace: false));

        Assert.That(await NamesAsync(new DirectoryQuery(Folder)), Is.EqualTo(["a", "a.txt", "link"]));
        Assert.That(await NamesAsync(new DirectoryQuery(Folder) { Depth = 2 }), Is.EqualTo(["a", "a/b", "a/file", "a.txt", "link"]));
        Assert.That(await NamesAsync(new DirectoryQuery(Folder) { Depth = null }), Is.EqualTo(["a", "a/b", "a/b/c", "a/file", "a.txt", "link"]));
        Assert.That(
            await NamesAsync(new DirectoryQuery(Folder) { Depth = 2, Follow = true }),
            Is.EqualTo(["a", "a/b", "a/file", "a.txt", "link", "link/b", "link/file"]));
    }

    [Test]
    public async Task A_listing_describes_as_an_inspection_does()
    {
        await WriteAsync("file", "content");
        await ApplyAsync(new PathChange.MakeDirectory(In("folder")));
        await ApplyAsync(new PathChange.MakeLink(In("link"), "file", Replace: false));

        var entries = await Target.ListAsync(new DirectoryQuery(Folder) { ChecksumAlgorithm = "sha1" }, default);
        var inspected = await Target.InspectAsync([.. entries.Select(entry => new PathQuery(entry.Path) { ChecksumAlgorithm = "sha1" })], default);

        // Reading for the digest is an access.
        Assert.That(entries.Select(entry => entry with { AccessTime = 0 }), Is.EqualTo(inspected.Select(status => status with { AccessTime = 0 })));
    }

    [Test]
    public async Task Listing_an_empty_folder_gives_nothing() =>
        Assert.That(await Target.ListAsync(new DirectoryQuery(Folder), default), Is.Empty);

    [Test]
    public async Task Listing_what_is_no_folder_fails()
    {
        await WriteAsync("file", "content");

        Assert.That(
            (await FailsAsync(() => Target.ListAsync(new DirectoryQuery(In("nothing")), default))).Message,
            Is.EqualTo($"cannot list {In("nothing")}: No such file or directory"));
        Assert.That(
            (await FailsAsync(() => Target.ListAsync(new DirectoryQuery(In("file")), default))).Message,
            Is.EqualTo($"cannot list {In("file")}: Not a directory"));
    }

    protected async Task<IEnumerable<string>> NamesAsync(DirectoryQuery query) =>
        (await Target.ListAsync(query, default)).Select(entry => entry.Path[(Folder.Length + 1)..]);
}
