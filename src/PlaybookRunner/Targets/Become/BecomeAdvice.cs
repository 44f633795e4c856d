using PlaybookRunner.Connections;

namespace PlaybookRunner.Targets.Become;

/// <summary>What a user can do about the ways in which become methods refuse.</summary>
internal static class BecomeAdvice
{
    public const string GivePassword = "Set ansible_become_password, or use --ask-become-pass (-K).";

    public const string PermitWithoutPassword = "Allow the login user in the machine's doas.conf with 'permit nopass'.";

    private static readonly (string Said, string Advice)[] Known =
    [
        ("a password is required", GivePassword),
        ("must have a tty", "The machine's sudoers has requiretty; remove it for the login user (Defaults:user !requiretty)."),
        ("Authorization required", PermitWithoutPassword),
        ("Authentication required", PermitWithoutPassword),
        ("not in the sudoers file", "Allow the login user in the machine's sudoers."),
        ("is not allowed to execute", "The machine's sudoers must allow the login user to run /bin/sh as that user."),
        ("not found", "Install it on the machine, or choose another become_method."),
        ("may not be used by non-root users", "runuser is for root only; use sudo or su."),
        ("currently not available", "The user's login shell refuses logins; use sudo instead of su."),
    ];

    /// <summary>A sentence to put behind the error, with a space before it; empty when nothing is known.</summary>
    public static string For(string said, BecomeSettings settings)
    {
        var advice = Known.FirstOrDefault(known => said.Contains(known.Said, StringComparison.Ordinal)).Advice;
        return advice is null || settings.Password is not null && advice == GivePassword ? "" : $" {advice}";
    }
}
