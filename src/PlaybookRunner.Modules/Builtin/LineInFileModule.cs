namespace PlaybookRunner.Modules.Builtin;

/// <summary>Makes sure that a line is in a text file, or is not.</summary>
[Module("ansible.builtin.lineinfile")]
internal sealed partial class LineInFileModule : IModule<LineInFileOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(LineInFileOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var file = await EditedFile.ReadAsync(options.Path, call, cancellationToken);
        if (options.State == LineState.Absent)
            return await RemoveAsync(file, options, call, cancellationToken);
        if (options.Line is null)
            throw new ModuleFailedException("line is required with state=present");
        if (options.Backrefs && options.Regexp is null)
            throw new ModuleFailedException("regexp is required with backrefs=true");
        if (!file.Exists && !options.Create)
            throw new ModuleFailedException(ModuleResult.Fail($"Destination {file.Path} does not exist !").With("rc", 257L));
        var edit = LineEdit.Of(TextLines.Of(file.Text), options);
        return await file.WriteAsync(edit.Text, edit.Message, options, call, cancellationToken);
    }

    private static async Task<ModuleResult> RemoveAsync(EditedFile file, LineInFileOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (options.Line is null && options.Regexp is null && options.SearchString is null)
            throw new ModuleFailedException("one of line, search_string, or regexp is required with state=absent");
        if (!file.Exists)
            return ModuleResult.Of(changed: false, "file not present");
        var matches = LineMatch.Of(options);
        var lines = TextLines.Of(file.Text);
        var kept = lines.Where(line => !matches.IsMatch(line)).ToList();
        var found = (long)(lines.Count - kept.Count);
        return (await file.WriteAsync(string.Concat(kept), $"{found} line(s) removed", options, call, cancellationToken)).With("found", found);
    }
}
