namespace PlaybookRunner.Tests.Templating;

/// <summary>Lookups that read and write files of the control node.</summary>
[TestFixture]
public sealed class FileLookups
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("lookups").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_password_is_kept_in_a_file_that_only_its_owner_reads()
    {
        var first = Evaluate($"lookup('password', '{_folder}/deep/pw', length=12, chars=['digits'])");
        var path = Path.Combine(_folder, "deep", "pw");
        Assert.Multiple(() =>
        {
            Assert.That(first, Does.Match("^[0-9]{12}$"));
            Assert.That(Evaluate($"lookup('password', '{_folder}/deep/pw')"), Is.EqualTo(first));
            Assert.That(File.ReadAllText(path), Is.EqualTo(first + "\n"));
            if (!OperatingSystem.IsWindows())
                Assert.That(File.GetUnixFileMode(path), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        });
    }

    [Test]
    public void An_encrypted_password_is_the_same_in_each_run()
    {
        var lookup = $"lookup('password', '{_folder}/pw encrypt=md5_crypt length=8')";
        var first = Evaluate(lookup);
        Assert.Multiple(() =>
        {
            Assert.That(first, Does.StartWith("$1$"));
            Assert.That(Evaluate(lookup), Is.EqualTo(first));
        });
    }

    // The outcomes are those of ansible-core 2.19 for the same files.
    [TestCase("lookup('ini', 'user section=db file=a.ini')", "bob")]
    [TestCase("lookup('ini', 'nosuch section=db file=a.ini default=none')", "none")]
    [TestCase("lookup('csvfile', 'Li file=a.csv delimiter=, col=2')", "6.94")]
    [TestCase("lookup('csvfile', 'Na file=a.csv delimiter=, col=1')", "11, eleven")]
    public void Values_of_files(string expression, string expected)
    {
        File.WriteAllText(Path.Combine(_folder, "a.ini"), "[other]\nuser=eve\n[db]\n; comment\nuser = bob\n");
        File.WriteAllText(Path.Combine(_folder, "a.csv"), "H,1,1.01\nLi,3,6.94\nNa,\"11, eleven\",22.99\n");
        Assert.That(Evaluate(expression), Is.EqualTo(expected));
    }

    [Test]
    public void A_missing_file_is_an_error_that_names_it()
    {
        var error = Assert.Throws<PlaybookException>(() => Evaluate("lookup('file', 'nosuch.txt')"));
        Assert.That(error!.Message, Does.Contain("nosuch.txt"));
    }

    private object? Evaluate(string expression) => new TestLookups(_folder).Evaluate(expression);
}
