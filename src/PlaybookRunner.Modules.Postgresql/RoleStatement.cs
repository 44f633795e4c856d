using System.Globalization;

namespace PlaybookRunner.Modules.Postgresql;

/// <summary>A statement on a role, and the same as results show it: without its values.</summary>
/// <param name="start">How it begins.</param>
internal sealed class RoleStatement(string start)
{
    private readonly List<string> _parts = [start];
    private readonly List<string> _shown = [start];

    /// <summary>The statement.</summary>
    public string Text => string.Join(' ', _parts);

    /// <summary>The statement for results.</summary>
    public string Shown => string.Join(' ', _shown);

    /// <summary>Adds text that has nothing to hide.</summary>
    public RoleStatement Add(string text)
    {
        _parts.Add(text);
        _shown.Add(text);
        return this;
    }

    /// <summary>Adds a password; null for none.</summary>
    public RoleStatement AddPassword(string? password) => password is null ? Add("PASSWORD NULL") : Add($"ENCRYPTED PASSWORD {Sql.Value(password)}", "ENCRYPTED PASSWORD %(password)s");

    /// <summary>Adds the time when the password expires.</summary>
    public RoleStatement AddExpiry(string expires) => Add($"VALID UNTIL {Sql.Value(expires)}", "VALID UNTIL %(expires)s");

    /// <summary>Adds how many connections the role may have.</summary>
    public RoleStatement AddLimit(int limit) => Add(string.Create(CultureInfo.InvariantCulture, $"CONNECTION LIMIT {limit}"));

    private RoleStatement Add(string text, string shown)
    {
        _parts.Add(text);
        _shown.Add(shown);
        return this;
    }
}
