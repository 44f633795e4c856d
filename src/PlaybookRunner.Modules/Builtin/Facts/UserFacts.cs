using System.Globalization;

namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>The user that the facts are gathered as.</summary>
internal static class UserFacts
{
    private const string Script =
        """
        id -u; id -g; id -ru; id -rg; id -un
        name=$(id -un)
        getent passwd "$name" || grep "^$name:" /etc/passwd
        """;

    /// <summary>The collector.</summary>
    public static FactCollector Collector { get; } = new("user", [new("user", Script)], Read)
    {
        Aliases = ["user_id", "user_uid", "user_gid", "user_gecos", "user_dir", "user_shell", "real_user_id", "effective_user_id", "effective_group_ids"],
        IsMinimal = true,
    };

    private static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        var lines = sections.Lines("user");
        if (lines.Length < 5)
            return;

        string[] entry = lines.Length > 5 ? lines[5].Split(':') : [];
        facts["user_id"] = lines[4];
        if (entry.Length >= 7)
        {
            facts["user_uid"] = Number(entry[2]);
            facts["user_gid"] = Number(entry[3]);
            facts["user_gecos"] = entry[4];
            facts["user_dir"] = entry[5];
            facts["user_shell"] = entry[6];
        }

        facts["real_user_id"] = Number(lines[2]);
        facts["effective_user_id"] = Number(lines[0]);
        facts["real_group_id"] = Number(lines[3]);
        facts["effective_group_id"] = Number(lines[1]);
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
