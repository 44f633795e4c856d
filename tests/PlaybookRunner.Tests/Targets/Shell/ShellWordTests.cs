namespace PlaybookRunner.Targets.Shell;

public sealed class ShellWordTests
{
    [TestCase("/etc/passwd", "/etc/passwd")]
    [TestCase("two words", "'two words'")]
    [TestCase("it's", "'it'\"'\"'s'")]
    [TestCase("a\nb", "'a'\"$nl\"'b'")]
    [TestCase("-f", "./-f")]
    [TestCase("~", "~")]
    [TestCase("~root", "~root")]
    [TestCase("~/two words", "~'/two words'")]
    [TestCase("~bob-1/.ssh", "~bob-1/.ssh")]
    [TestCase("~$(id)/x", "'~$(id)/x'")]
    [TestCase("~+", "'~+'")]
    public void A_path_is_one_word_and_only_its_tilde_is_left_to_the_shell(string path, string word) =>
        Assert.That(ShellWord.Path(path), Is.EqualTo(word));

    [Test]
    public void A_null_character_is_refused() =>
        Assert.That(
            Assert.Throws<TargetOperationException>(() => ShellWord.Quote("a\0b"))!.Message,
            Is.EqualTo("a text with a null character cannot be given to a command"));
}
