using System.Text.RegularExpressions;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Loads variables from YAML or JSON files of the control node.</summary>
[Module("ansible.builtin.include_vars", NeedsNoTarget = true, FreeFormOption = "file")]
internal sealed partial class IncludeVarsModule : IModule<IncludeVarsOptions>
{
    /// <inheritdoc/>
    public Task<ModuleResult> RunAsync(IncludeVarsOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (options.File is not null && options.HasFolderOptions)
            throw new ModuleFailedException("You are mixing file only and dir only arguments, these are incompatible");

        var files = options.Dir is { } folder ? FilesOf(Folder(folder, call), options)
            : options.File is { } file ? [call.Files.Find("vars", file)]
            : throw new ModuleFailedException("One of 'file' and 'dir' is needed.");
        return Task.FromResult(Load(files, options, call));
    }

    private static ModuleResult Load(IReadOnlyList<string> files, IncludeVarsOptions options, ModuleCall call)
    {
        var variables = new OrderedDictionary<string, object?>();
        foreach (var file in files)
            MergeInto(variables, call.Files.LoadVariables(file), options.MergesMappings);

        if (options.Name is { } name)
            variables = new OrderedDictionary<string, object?> { [name] = variables };

        return ModuleResult.Of(changed: false).With("ansible_facts", variables).With("ansible_included_var_files", files) with
        {
            Effects = [new ResultEffect.IncludeVariables(variables)],
        };
    }

    private static void MergeInto(OrderedDictionary<string, object?> variables, IReadOnlyDictionary<string, object?> more, bool mergesMappings)
    {
        foreach (var (name, value) in more)
        {
            if (mergesMappings && value is IReadOnlyDictionary<string, object?> inner
                && variables.TryGetValue(name, out var old) && old is IReadOnlyDictionary<string, object?> outer)
            {
                var merged = new OrderedDictionary<string, object?>(outer);
                MergeInto(merged, inner, mergesMappings);
                variables[name] = merged;
            }
            else
            {
                variables[name] = value;
            }
        }
    }

    private static string Folder(string name, ModuleCall call)
    {
        var path = call.Files.Find("vars", name);
        return Directory.Exists(path) ? path : throw new ModuleFailedException($"{path} is not a directory");
    }

    /// <summary>The files of a folder before those of its subfolders, each level in the order of names.</summary>
    private static List<string> FilesOf(string folder, IncludeVarsOptions options)
    {
        var files = new List<string>();
        var pattern = options.FilesMatching is { } text ? new Regex($"^(?:{text})", RegexOptions.CultureInvariant) : null;
        var ignored = options.IgnoreFiles.Select(ignore => new Regex(ignore + "$", RegexOptions.CultureInvariant)).ToList();
        Collect(folder, 1);
        return files;

        void Collect(string current, int level)
        {
            foreach (var file in Directory.EnumerateFiles(current).Order(StringComparer.Ordinal))
            {
                var name = Path.GetFileName(file);
                if (pattern?.IsMatch(name) != false && !ignored.Any(ignore => ignore.IsMatch(name)) && HasKnownExtension(file, options))
                    files.Add(file);
            }

            if (options.Depth != 0 && level >= options.Depth)
                return;

            foreach (var inner in Directory.EnumerateDirectories(current).Order(StringComparer.Ordinal))
                Collect(inner, level + 1);
        }
    }

    private static bool HasKnownExtension(string file, IncludeVarsOptions options)
    {
        if (options.Extensions.Contains(Path.GetExtension(file).TrimStart('.')))
            return true;

        return options.IgnoreUnknownExtensions
            ? false
            : throw new ModuleFailedException($"{file} does not have a valid extension: {string.Join(", ", options.Extensions)}");
    }
}
