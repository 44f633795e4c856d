using System.Globalization;
using System.Text;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>The text of a <c>.sources</c> file.</summary>
internal static class Deb822Source
{
    /// <summary>Writes the fields that are given, in the order of their options' names.</summary>
    /// <param name="options">The options.</param>
    /// <param name="key">The path of the key; null when the key stands in the file or there is none.</param>
    public static string Write(Deb822RepositoryOptions options, string? key)
    {
        (string Field, object? Value)[] fields =
        [
            ("Allow-Downgrade-To-Insecure", options.AllowDowngradeToInsecure),
            ("Allow-Insecure", options.AllowInsecure),
            ("Allow-Weak", options.AllowWeak),
            ("Architectures", options.Architectures),
            ("By-Hash", options.ByHash),
            ("Check-Date", options.CheckDate),
            ("Check-Valid-Until", options.CheckValidUntil),
            ("Components", options.Components),
            ("Date-Max-Future", options.DateMaxFuture),
            ("Enabled", options.Enabled),
            ("InRelease-Path", options.InreleasePath),
            ("Languages", options.Languages),
            ("X-Repolib-Name", options.Name),
            ("PDiffs", options.Pdiffs),
            ("Signed-By", key ?? Block(options.SignedBy)),
            ("Suites", options.Suites),
            ("Targets", options.Targets),
            ("Trusted", options.Trusted),
            ("Types", options.Types),
            ("URIs", options.Uris),
        ];
        var text = new StringBuilder();
        foreach (var (field, value) in fields)
        {
            if (Show(value) is not { } shown)
                continue;

            text.Append(field).Append(':').Append(shown.StartsWith('\n') ? "" : " ").Append(shown).Append('\n');
        }

        return text.ToString();
    }

    private static string? Show(object? value) => value switch
    {
        null => null,
        bool truth => truth ? "yes" : "no",
        string text => text,
        IReadOnlyList<string> list => string.Join(' ', list),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    // Lines of a text stand indented below the field's name, empty ones as a dot.
    private static string? Block(string? text) =>
        text is null ? null : string.Concat(text.Trim().Split('\n').Select(line => "\n    " + (line.Trim().Length == 0 ? "." : line.TrimEnd())));
}
