namespace PlaybookRunner.Generators.Models;

/// <summary>A module class as the writers need it.</summary>
internal sealed record ModuleModel(string Namespace, string ClassName, string Name)
{
    public EquatableArray<string> Aliases { get; init; }

    public string Description { get; init; } = "";

    public string? FreeFormOption { get; init; }

    public bool AcceptsAnyOption { get; init; }

    public bool SupportsCheckMode { get; init; } = true;

    public bool NeedsNoTarget { get; init; }

    public bool RunsOncePerBatch { get; init; }

    public bool RunsDetached { get; init; }

    public OptionsModel Options { get; init; } = new("", "", "");

    public string FullClassName => Namespace.Length == 0 ? ClassName : Namespace + "." + ClassName;
}

/// <summary>A module class with what is wrong about it; the model is null when nothing can be generated.</summary>
internal sealed record ModuleReading(ModuleModel? Model, EquatableArray<Finding> Findings);
