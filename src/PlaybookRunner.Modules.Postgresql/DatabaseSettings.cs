namespace PlaybookRunner.Modules.Postgresql;

/// <summary>A database as the server has it.</summary>
/// <param name="Owner">The role that owns it.</param>
/// <param name="Encoding">The encoding by the server's name.</param>
/// <param name="Collate">The order of texts.</param>
/// <param name="Ctype">The classes of characters.</param>
/// <param name="IcuLocale">The locale by ICU's name; null for none.</param>
/// <param name="Provider">What orders texts: <c>i</c> or <c>c</c>; null where the server has no choice.</param>
/// <param name="ConnectionLimit">How many connections it may have.</param>
/// <param name="Tablespace">Its tablespace.</param>
/// <param name="Comment">Its comment; empty for none.</param>
/// <param name="HasEncoding">Whether its encoding is the wished one, under any of the encoding's names.</param>
internal sealed record DatabaseSettings(
    string Owner, string Encoding, string Collate, string Ctype, string? IcuLocale, string? Provider, string ConnectionLimit, string Tablespace, string Comment, bool HasEncoding)
{
    private const int FirstWithProvider = 15;
    private const int FirstWithLocale = 17;

    /// <summary>Reads a database in one statement.</summary>
    /// <param name="session">The session.</param>
    /// <param name="name">The database's name.</param>
    /// <param name="encoding">The encoding that is wished for; empty for any.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The database; null when there is none of the name.</returns>
    public static async Task<DatabaseSettings?> ReadAsync(DatabaseSession session, string name, string encoding, CancellationToken cancellationToken)
    {
        var locale = session.Version.Major switch
        {
            >= FirstWithLocale => "datlocale, datlocprovider",
            >= FirstWithProvider => "daticulocale, datlocprovider",
            _ => "NULL, NULL",
        };
        var rows = await session.QueryAsync(
            $"""
            SELECT pg_get_userbyid(datdba), pg_encoding_to_char(encoding), datcollate, datctype, {locale}, datconnlimit, spcname,
                coalesce(shobj_description(d.oid, 'pg_database'), ''), $2 = '' OR pg_char_to_encoding($2) = encoding
            FROM pg_database d JOIN pg_tablespace t ON t.oid = dattablespace WHERE datname = $1
            """,
            cancellationToken,
            name,
            encoding);
        return rows is [[var owner, var code, var collate, var ctype, var icu, var provider, var limit, var space, var comment, var same]]
            ? new DatabaseSettings(owner!, code!, collate!, ctype!, icu, provider, limit!, space!, comment!, same == "t")
            : null;
    }

    /// <summary>Refuses wishes that no statement can bring about on a database that exists.</summary>
    /// <exception cref="ModuleFailedException">One of them differs.</exception>
    public void CheckFixed(PostgresqlDbOptions options)
    {
        if (!HasEncoding)
            throw new ModuleFailedException($"Changing database encoding is not supported. Current encoding: {Encoding}");

        Check("LC_COLLATE is not supported. Current LC_COLLATE: ", options.LcCollate, Collate);
        Check("LC_CTYPE is not supported. Current LC_CTYPE: ", options.LcCtype, Ctype);
        Check("ICU_LOCALE is not supported. Current ICU_LOCALE: ", options.IcuLocale, IcuLocale ?? "");
        Check("LOCALE_PROVIDER is not supported. Current LOCALE_PROVIDER: ", options.LocaleProvider, Provider == "i" ? "icu" : Provider == "c" ? "libc" : options.LocaleProvider);
    }

    private static void Check(string complaint, string wanted, string actual)
    {
        if (wanted.Length > 0 && wanted != actual)
            throw new ModuleFailedException($"Changing {complaint}{actual}");
    }
}
