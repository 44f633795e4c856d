using PlaybookRunner.Generators.Models;

namespace PlaybookRunner.Generators.Writing;

/// <summary>Writes the catalogue of an assembly's modules.</summary>
internal static class CatalogueWriter
{
    public static string Write(IEnumerable<CatalogueEntry> entries, string rootNamespace)
    {
        var code = new CodeText();
        if (rootNamespace.Length > 0)
        {
            code.Line($"namespace {rootNamespace};").Line();
        }

        code.Line("/// <summary>The modules of this assembly.</summary>");
        code.Open("public sealed class ModuleCatalogue : global::PlaybookRunner.Modules.IModuleCatalogue");
        code.Line("/// <inheritdoc/>");
        code.Line("public global::System.Collections.Generic.IReadOnlyList<global::PlaybookRunner.Modules.ModuleDefinition> Modules { get; } =");
        code.Line("[");
        foreach (var entry in entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            code.Line($"    global::{entry.ClassName}.Definition,");
        }

        return code.Line("];").Close().ToString();
    }
}
