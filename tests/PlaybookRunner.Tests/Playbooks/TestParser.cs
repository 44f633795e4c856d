using System.Text;
using PlaybookRunner.Content;
using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Tests.Playbooks;

/// <summary>A parser with the modules the tests use; names of imports may use plain variables only.</summary>
internal static class TestParser
{
    public static PlaybookParser Create(bool strict = false) => new(new ParserServices(
        new ContentLoader(new DiskContent(), VaultSecrets.None),
        new RoleFinder(new DiskContent(), [], []),
        new Modules(),
        new PlainVariables(),
        strict));

    /// <summary>Parses a playbook written to a folder that is gone afterwards. File names in messages have no folder.</summary>
    public static (Playbook Playbook, ContentProblems Problems) Parse(string text, bool strict = false, params (string Path, string Text)[] files)
    {
        var folder = Directory.CreateTempSubdirectory("playbook").FullName;
        try
        {
            foreach (var (path, content) in files.Append(("site.yml", text)))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
                File.WriteAllBytes(Path.Combine(folder, path), Encoding.UTF8.GetBytes(content));
            }

            var problems = new ContentProblems();
            return (Create(strict).ParsePlaybook(Path.Combine(folder, "site.yml"), problems), problems);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class Modules : IModuleNames
    {
        private static readonly string[] Short =
            ["command", "shell", "raw", "script", "debug", "copy", "template", "file", "service", "ping", "set_fact", "add_host", "include_vars", "apt", "dnf", "setup", "pause"];

        public IEnumerable<string> Names => Short;

        public string? Resolve(string name, IReadOnlyList<string> collections)
        {
            if (name == "yum")
                name = "dnf";
            if (collections.Contains("acme.tools") && name == "gadget")
                return "acme.tools.gadget";
            var shortName = name.Replace("ansible.builtin.", "", StringComparison.Ordinal).Replace("ansible.legacy.", "", StringComparison.Ordinal);
            return Short.Contains(shortName) ? "ansible.builtin." + shortName : null;
        }
    }

    private sealed class PlainVariables : IStaticTemplates
    {
        public string Evaluate(TemplateText template, IReadOnlyList<VariableSet> variables)
        {
            var text = template.Text;
            while (text.IndexOf("{{", StringComparison.Ordinal) is var start and >= 0)
            {
                var end = text.IndexOf("}}", start, StringComparison.Ordinal);
                if (end < 0)
                    throw new PlaybookException(ErrorCodes.TemplateSyntax, "'{{' is not closed", template.Position);
                text = text[..start] + Value(text[(start + 2)..end].Trim(), template, variables) + text[(end + 2)..];
            }

            return text;
        }

        private static object? Value(string name, TemplateText template, IReadOnlyList<VariableSet> variables)
        {
            foreach (var set in variables.Reverse())
            {
                if (set.TryGet(name, out var value))
                    return value;
            }

            throw new PlaybookException(ErrorCodes.Undefined, $"'{name}' is not defined", template.Position);
        }
    }
}
