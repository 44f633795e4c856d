using PlaybookRunner.Modules.Builtin;

namespace PlaybookRunner.Modules.General;

/// <summary>Manages options in an INI file.</summary>
[Module("community.general.ini_file")]
internal sealed partial class IniFileModule : IModule<IniFileOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(IniFileOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (options is { State: Presence.Present, AllowNoValue: false, WantedValues.Count: 0 })
        {
            throw new ModuleFailedException("Parameter 'value(s)' must be defined if state=present and allow_no_value=False.");
        }

        var edit = new TextEdit(options.Path, options, call) { Backup = options.Backup, TellsAttributes = false };
        var file = await edit.ReadAsync(encoding: null, cancellationToken);
        TextEdit.RequireFile(file, options.Create, $"Destination {file.Status.Path} does not exist!");
        var lines = TextLines.Of(file.Text);
        var message = new IniEdit(options, lines).Run();
        var text = message == "OK" ? file.Text : string.Concat(lines);
        if (!file.Status.Exists && text.Length == 0)
        {
            return ModuleResult.Of(changed: false, message).With("path", file.Status.Path);
        }

        var saved = await edit.SaveAsync(file, text, message, cancellationToken);
        return saved.Result.With("path", file.Status.Path).WithState(saved.Status);
    }
}
