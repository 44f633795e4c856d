using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PlaybookRunner.Generators.Reading;

/// <summary>Attributes of the project's own namespace and their values.</summary>
internal static class AttributeValues
{
    private const string Namespace = "PlaybookRunner.Modules";

    public static AttributeData? Find(this ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.IsNamed(name));

    public static bool IsNamed(this AttributeData attribute, string name) =>
        attribute.AttributeClass?.Name == name + "Attribute" && attribute.AttributeClass.ContainingNamespace.ToDisplayString() == Namespace;

    public static bool Flag(this AttributeData? attribute, string name, bool otherwise = false) =>
        attribute.Value(name) is { Value: bool flag } ? flag : otherwise;

    public static string? Text(this AttributeData? attribute, string name) => attribute.Value(name)?.Value as string;

    public static ImmutableArray<string> Texts(this AttributeData? attribute, string name) =>
        attribute.Value(name) is { Kind: TypedConstantKind.Array } array ? Texts(array) : [];

    public static ImmutableArray<string> Texts(TypedConstant array) => [.. array.Values.Select(value => value.Value as string ?? "")];

    private static TypedConstant? Value(this AttributeData? attribute, string name)
    {
        foreach (var pair in attribute?.NamedArguments ?? [])
        {
            if (pair.Key == name)
            {
                return pair.Value;
            }
        }

        return null;
    }
}
