using PlaybookRunner.Jinja;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Replaces all matches of a regular expression in a text file.</summary>
[Module("ansible.builtin.replace")]
internal sealed partial class ReplaceModule : IModule<ReplaceOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(ReplaceOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var encoding = options.Encoding is "utf-8" ? null : TextEncodings.Find("encoding", options.Encoding);
        var edit = new TextEdit(options.Path, options, call) { Backup = options.Backup, Validate = options.Validate, HeaderSuffix = "" };
        var file = await edit.ReadAsync(encoding, cancellationToken);
        TextEdit.RequireFile(file, create: false, $"Path {file.Status.Path} does not exist !");
        if (Section(options, file) is not var (start, end))
        {
            return ModuleResult.Of(changed: false, $"Pattern for before/after params did not match the given file: {SectionPattern(options)}").With("rc", 0L);
        }

        var regex = LinePattern.Read("regexp", file.Adapt(options.Regexp), PythonRegexFlags.MultiLine);
        var section = file.Text[start..end];
        var replaced = file.Text[..start] + regex.Replace(section, file.Adapt(options.Replace), 0, Limits.Default) + file.Text[end..];
        var message = replaced == file.Text ? "" : $"{regex.FindAll(section).Count()} replacements made";
        return (await edit.SaveAsync(file, replaced, message, cancellationToken)).Result.With("rc", 0L);
    }

    private static (int Start, int End)? Section(ReplaceOptions options, EditedText file)
    {
        if (options.After is null && options.Before is null)
        {
            return (0, file.Text.Length);
        }

        var regex = LinePattern.Read("after/before", $"{file.Adapt(options.After ?? "")}{SectionGroup(options)}(?P<rest_>{file.Adapt(options.Before ?? "")})", PythonRegexFlags.DotAll);
        if (regex.Search(file.Text) is not { } match)
        {
            return null;
        }

        var end = match.End - match.Group("rest_")!.Length;
        return (end - match.Group("subsection")!.Length, end);
    }

    private static string SectionPattern(ReplaceOptions options) => options.After + SectionGroup(options) + options.Before;

    // The shortest text between two patterns, else all that there is.
    private static string SectionGroup(ReplaceOptions options) => options.After is not null && options.Before is not null ? "(?P<subsection>.*?)" : "(?P<subsection>.*)";
}
