using System.Collections.Frozen;
using System.Globalization;

namespace PlaybookRunner.Targets.Shell;

/// <summary>What a new shell says of itself, its user and its machine.</summary>
internal sealed record ShellGreeting(ShellUser User, string TemporaryFolder, ShellTools Tools)
{
    public const string Request = "pr_who";

    public static ShellGreeting Parse(ShellReply reply)
    {
        var name = reply.ThrowIfFailed().ReadText();
        var id = Number(reply.ReadText());
        var groups = reply.ReadText().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number).ToFrozenSet();
        var user = new ShellUser(name, id, groups, reply.ReadText());
        return new ShellGreeting(user, reply.ReadText(), new ShellTools(reply.ReadText(), reply.ReadText(), reply.ReadText()));
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
