namespace PlaybookRunner.Modules;

/// <summary>The modules of an assembly or a plugin; the source generator writes one for each assembly, named <c>ModuleCatalogue</c>.</summary>
public interface IModuleCatalogue
{
    /// <summary>The modules.</summary>
    IReadOnlyList<ModuleDefinition> Modules { get; }
}
