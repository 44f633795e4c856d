using System.Text;
using PlaybookRunner.Commands;
using PlaybookRunner.Connections;

namespace PlaybookRunner.Targets.Become;

/// <summary>What become methods were seen to print, in pieces as a channel may cut them.</summary>
public sealed class BecomeDialogTests
{
    private static readonly BecomeSettings Settings = new("sudo", "root") { Password = new Secret("hush") };

    [Test]
    public void The_password_is_sent_once_when_the_prompt_is_complete()
    {
        var dialog = Dialog(Settings, out var prompt);

        Assert.That(Hear(dialog, "We trust you have received the usual lecture...\n" + prompt[..10]), Is.Null);
        Assert.That(Hear(dialog, prompt[10..])!.Reveal(), Is.EqualTo("hush"));
        Assert.That(Hear(dialog, "\n"), Is.Null);
    }

    [Test]
    public void A_second_prompt_means_that_the_password_was_wrong()
    {
        var dialog = Dialog(Settings, out var prompt);
        Hear(dialog, prompt);

        Assert.That(
            Assert.Throws<BecomeException>(() => Hear(dialog, "Désolé, essayez de nouveau.\n" + prompt))!.Message,
            Is.EqualTo("incorrect sudo password: it was refused when becoming root."));
    }

    [TestCase("sudo: sorry, you must have a tty to run sudo", "The machine's sudoers has requiretty; remove it for the login user (Defaults:user !requiretty).")]
    [TestCase("Sorry, user bob is not allowed to execute '/bin/sh' as root on web1", "The machine's sudoers must allow the login user to run /bin/sh as that user.")]
    public void A_refusal_comes_with_advice(string said, string advice)
    {
        var dialog = Dialog(Settings with { Password = null }, out _);
        Hear(dialog, said + "\n");

        Assert.That(dialog.Ended().Message, Is.EqualTo($"cannot become root with sudo: {said}. {advice}"));
    }

    private static BecomeDialog Dialog(BecomeSettings settings, out string prompt)
    {
        var command = new SudoBecomeMethod().Wrap(CommandLine.Create("true"), settings);
        prompt = command.Prompt ?? "";
        return new BecomeDialog(command, settings);
    }

    private static Secret? Hear(BecomeDialog dialog, string text) => dialog.Hear(Encoding.UTF8.GetBytes(text));
}
