using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Renders a template of the control node to a file on the target.</summary>
[Module("ansible.builtin.template")]
internal sealed partial class TemplateModule : IModule<TemplateOptions>
{
    /// <inheritdoc/>
    public Task<ModuleResult> RunAsync(TemplateOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (options.Src is null || options.Dest is null)
        {
            throw new ModuleFailedException("src and dest are required");
        }

        options.WarnOfDoubts(call);
        var source = call.Files.Find("templates", options.Src);
        var text = call.Templates.RenderFile(source, options.Settings, Variables(options, call, source));
        var content = new FileContent.Memory(TextEncodings.Find("output_encoding", options.OutputEncoding).GetBytes(text));
        return new FilePlacement(call).RunAsync(Placed(options, content, source), cancellationToken);
    }

    private static PlacedFile Placed(TemplateOptions options, FileContent content, string source) => new(options.Dest!, content)
    {
        Name = Path.GetFileName(source),
        Source = source,
        Header = source,
        Attributes = options.Mode is FileMode.Preserve ? options.Wanted with { Mode = ControlFile.Mode(source) } : options.Wanted,
        Force = options.Force,
        Follow = options.Follow,
        Backup = options.Backup,
        Validation = PlacedFile.ReadValidation(options.Validate),
        AllowUnsafe = options.UnsafeWrites,
    };

    private static Dictionary<string, object?> Variables(TemplateOptions options, ModuleCall call, string source) => new()
    {
        ["template_host"] = Environment.MachineName,
        ["template_uid"] = Environment.UserName,
        ["template_path"] = source,
        ["template_fullpath"] = Path.GetFullPath(source),
        ["template_destpath"] = options.Dest,
        ["template_mtime"] = File.GetLastWriteTime(source),
        ["template_run_date"] = call.Time.GetLocalNow().DateTime,
    };
}
