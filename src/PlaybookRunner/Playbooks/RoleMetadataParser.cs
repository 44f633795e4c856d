using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>Reads <c>meta/main.yml</c> and <c>meta/argument_specs.yml</c> of roles.</summary>
internal sealed class RoleMetadataParser(ParserState state, RoleFiles files)
{
    /// <summary>A role's metadata and, still as nodes, the roles it depends on.</summary>
    internal sealed record Content(RoleMetadata Metadata, IReadOnlyList<YamlNode> Dependencies);

    public Content Parse(string role)
    {
        var main = Load(role, "main");
        var specs = Load(role, "argument_specs") ?? main;
        if (main is null && specs is null)
            return new Content(RoleMetadata.Empty, []);
        return new Content(
            new RoleMetadata
            {
                AllowDuplicates = main is not null && state.Keywords.Flag(main, "allow_duplicates")?.Value == true,
                Collections = main is null ? [] : state.Keywords.StaticTexts(main, "collections"),
                ArgumentSpecs = specs is null ? VariableSet.Empty : state.Keywords.Variables(specs, "argument_specs"),
            },
            main is null ? [] : Dependencies(main));
    }

    private IReadOnlyList<YamlNode> Dependencies(YamlMapping main)
    {
        if (!main.TryGet("dependencies", out var node) || node is YamlScalar { IsNull: true })
            return [];
        if (node is YamlSequence list)
            return list.Items;
        state.Keywords.Wrong("dependencies", "a list of roles", node.Position, node.Kind);
        return [];
    }

    private YamlMapping? Load(string role, string name)
    {
        if (files.Find(role, "meta", name) is not { } path)
            return null;
        var root = state.Services.Loader.Load(path, null, state.Problems);
        if (root is not (null or YamlMapping or YamlScalar { IsNull: true }))
            state.Problems.Error(ErrorCodes.Structure, $"the metadata of a role is a mapping, and this is {root.Kind}", root.Position);
        return root as YamlMapping;
    }
}
