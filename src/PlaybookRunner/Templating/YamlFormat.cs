namespace PlaybookRunner.Templating;

/// <summary>The arguments of PyYAML's <c>yaml.dump</c>.</summary>
internal sealed record YamlFormat
{
    /// <summary>How many columns one level is indented by.</summary>
    public int Indent { get; init; } = 2;

    /// <summary>The column after which long lines are folded.</summary>
    public int Width { get; init; } = 80;

    /// <summary>Whether collections are written in brackets; null for those alone that hold scalars only.</summary>
    public bool? FlowStyle { get; init; }

    public bool SortKeys { get; init; } = true;

    public bool ExplicitStart { get; init; }

    public bool ExplicitEnd { get; init; }
}
