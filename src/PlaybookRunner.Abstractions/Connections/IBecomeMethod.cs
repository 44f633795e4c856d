using PlaybookRunner.Commands;

namespace PlaybookRunner.Connections;

/// <summary>A way to run a command line as another user; registered by name and chosen by <c>become_method</c>.</summary>
public interface IBecomeMethod
{
    /// <summary>The names it is chosen by, the fully qualified one first: <c>ansible.builtin.sudo</c>, <c>sudo</c>.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Wraps a command line so that it runs as the wanted user.</summary>
    BecomeCommand Wrap(CommandLine command, BecomeSettings settings);
}
