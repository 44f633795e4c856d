namespace PlaybookRunner.Connections;

/// <summary>Whom to become and how.</summary>
/// <param name="Method">The method's name: <c>sudo</c>, <c>su</c>, <c>doas</c>, <c>runuser</c>.</param>
/// <param name="User">The user to become.</param>
public sealed record BecomeSettings(string Method, string User)
{
    /// <summary>The password that the method asks for; null when none is given.</summary>
    public Secret? Password { get; init; }

    /// <summary>Further flags (<c>become_flags</c>); null for the method's default.</summary>
    public string? Flags { get; init; }

    /// <summary>The program (<c>become_exe</c>); null for the method's own.</summary>
    public string? Executable { get; init; }
}
