namespace PlaybookRunner.Variables;

/// <summary>Variables of one origin. A <see cref="VariableScope"/> lays layers over each other without copying them.</summary>
internal interface IVariableLayer
{
    IEnumerable<string> Names { get; }

    /// <summary>The value as it was written or stored: plain, or a <see cref="Content.TemplateValue"/>.</summary>
    bool TryGet(string name, out object? value);

    /// <summary>Where a variable is set; null when that is no place in content.</summary>
    SourcePosition? PositionOf(string name);
}
