using System.Text;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Renders a template of the control node to a file of the target.</summary>
[Module("ansible.builtin.template")]
internal sealed partial class TemplateModule : IModule<TemplateOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(TemplateOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var source = call.Files.Find("templates", options.Src);
        if (Directory.Exists(source))
            throw new ModuleFailedException($"'{source}' is a directory; 'template' renders one file");
        var text = call.Templates.RenderFile(source, options.Settings, Variables(source, options, call));
        var placement = new FilePlacement(EncodingOf(options).GetBytes(text), source)
        {
            Options = options,
            Force = options.Force,
            Backup = options.Backup,
            Validate = options.Validate,
            Follow = options.Follow,
            SourceMode = options.Mode is Targets.FileMode.Preserve && !OperatingSystem.IsWindows() ? (int)File.GetUnixFileMode(source) : null,
        };
        return await placement.PlaceAsync(options.Dest, Path.GetFileName(source), call, cancellationToken);
    }

    private static Encoding EncodingOf(TemplateOptions options)
    {
        try
        {
            return options.OutputEncoding is "utf-8" or "utf8" ? new UTF8Encoding(false) : Encoding.GetEncoding(options.OutputEncoding);
        }
        catch (ArgumentException exception)
        {
            throw new ModuleFailedException($"the output encoding '{options.OutputEncoding}' is not known", exception);
        }
    }

    // The variables that Ansible documents for templates.
    private static Dictionary<string, object?> Variables(string source, TemplateOptions options, ModuleCall call) => new()
    {
        ["ansible_managed"] = "Ansible managed",
        ["template_host"] = Environment.MachineName,
        ["template_uid"] = Environment.UserName,
        ["template_path"] = options.Src,
        ["template_fullpath"] = source,
        ["template_destpath"] = options.Dest,
        ["template_run_date"] = call.Time.GetLocalNow().DateTime,
        ["template_mtime"] = File.GetLastWriteTime(source),
    };
}
