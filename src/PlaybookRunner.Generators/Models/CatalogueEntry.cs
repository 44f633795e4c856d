namespace PlaybookRunner.Generators.Models;

/// <summary>A module in the catalogue.</summary>
internal sealed record CatalogueEntry(string Name, string ClassName);
