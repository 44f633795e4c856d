using System.Collections.Frozen;

namespace PlaybookRunner.Modules.Postgresql;

/// <summary>Attributes of roles as users write them: <c>CREATEDB,NOSUPERUSER</c>.</summary>
internal static class RoleFlags
{
    private static readonly FrozenDictionary<string, string> Columns = new Dictionary<string, string>
    {
        ["SUPERUSER"] = "rolsuper",
        ["CREATEROLE"] = "rolcreaterole",
        ["CREATEDB"] = "rolcreatedb",
        ["INHERIT"] = "rolinherit",
        ["LOGIN"] = "rolcanlogin",
        ["REPLICATION"] = "rolreplication",
        ["BYPASSRLS"] = "rolbypassrls",
    }.ToFrozenDictionary();

    /// <summary>The columns of <c>pg_roles</c> that hold attributes, in the order in which <see cref="Differ"/> wants them.</summary>
    public static IReadOnlyList<string> ColumnNames { get; } = [.. Columns.Values];

    /// <summary>Reads a text of attributes.</summary>
    /// <exception cref="ModuleFailedException">One is not known.</exception>
    public static IReadOnlyList<string> Parse(string text)
    {
        var flags = text.ToUpperInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        var unknown = flags.Where(flag => !Columns.ContainsKey(Attribute(flag))).ToList();
        return unknown.Count == 0
            ? flags
            : throw new ModuleFailedException($"Invalid role_attr_flags specified: {string.Join(' ', unknown)}. Known are {string.Join(", ", Columns.Keys)}, each also with NO before it.");
    }

    /// <summary>Whether a role lacks one of the attributes.</summary>
    /// <param name="flags">The attributes.</param>
    /// <param name="values">The values of <see cref="ColumnNames"/> for the role: <c>t</c> or <c>f</c>.</param>
    public static bool Differ(IReadOnlyList<string> flags, IReadOnlyList<string?> values)
    {
        var names = ColumnNames.ToList();
        return flags.Any(flag => values[names.IndexOf(Columns[Attribute(flag)])] == "t" != (Attribute(flag) == flag));
    }

    private static string Attribute(string flag) => flag.StartsWith("NO", StringComparison.Ordinal) ? flag[2..] : flag;
}
