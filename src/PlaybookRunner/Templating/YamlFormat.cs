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

    /// <summary>The style of all scalars; <see cref="YamlStyle.Any"/> for what suits each.</summary>
    public YamlStyle Style { get; init; }

    /// <summary>Whether all is written with its tag, in brackets and double quotes.</summary>
    public bool IsCanonical { get; init; }

    public bool SortKeys { get; init; } = true;

    public bool ExplicitStart { get; init; }

    public bool ExplicitEnd { get; init; }

    /// <summary>The version for the directive at the start, such as <c>1.1</c>; null for no directive.</summary>
    public string? Version { get; init; }

    public string LineBreak { get; init; } = "\n";
}
