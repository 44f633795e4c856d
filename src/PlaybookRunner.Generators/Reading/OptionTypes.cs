using Microsoft.CodeAnalysis;
using PlaybookRunner.Generators.Models;

namespace PlaybookRunner.Generators.Reading;

/// <summary>Which kind of option a property's type makes.</summary>
internal static class OptionTypes
{
    /// <summary>The kind, and for lists and suboptions the type within; null when no option can have the type.</summary>
    public static (OptionKind Kind, ITypeSymbol? Inner)? Of(ITypeSymbol type)
    {
        type = WithoutNull(type);
        return type.SpecialType switch
        {
            SpecialType.System_String => (OptionKind.Text, null),
            SpecialType.System_Boolean => (OptionKind.Bool, null),
            SpecialType.System_Int32 => (OptionKind.ShortInteger, null),
            SpecialType.System_Int64 => (OptionKind.Integer, null),
            SpecialType.System_Double => (OptionKind.Float, null),
            SpecialType.System_Object => (OptionKind.Raw, null),
            _ when type.TypeKind == TypeKind.Enum => (OptionKind.Choice, type),
            _ => OfNamed(type),
        };
    }

    /// <summary>The type without a question mark.</summary>
    public static ITypeSymbol WithoutNull(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type.WithNullableAnnotation(NullableAnnotation.None);

    private static (OptionKind Kind, ITypeSymbol? Inner)? OfNamed(ITypeSymbol type) => type.OriginalDefinition.ToDisplayString() switch
    {
        "PlaybookRunner.Secret" => (OptionKind.Secret, null),
        "PlaybookRunner.Targets.FileMode" => (OptionKind.Mode, null),
        "System.Collections.Generic.IReadOnlyList<T>" or "System.Collections.Generic.IReadOnlyList<out T>" => OfList((INamedTypeSymbol)type),
        "System.Collections.Generic.IReadOnlyDictionary<TKey, TValue>" => OfMapping((INamedTypeSymbol)type),
        _ => IsOptionsClass(type) ? (OptionKind.Suboptions, type) : null,
    };

    private static (OptionKind Kind, ITypeSymbol? Inner)? OfList(INamedTypeSymbol type)
    {
        var element = WithoutNull(type.TypeArguments[0]);
        return element.SpecialType switch
        {
            SpecialType.System_String => (OptionKind.Texts, null),
            SpecialType.System_Int64 => (OptionKind.Integers, null),
            SpecialType.System_Object => (OptionKind.List, null),
            _ => IsOptionsClass(element) ? (OptionKind.SuboptionList, element) : null,
        };
    }

    private static (OptionKind Kind, ITypeSymbol? Inner)? OfMapping(INamedTypeSymbol type) =>
        type.TypeArguments[0].SpecialType != SpecialType.System_String ? null : type.TypeArguments[1].SpecialType switch
        {
            SpecialType.System_String => (OptionKind.TextMapping, null),
            SpecialType.System_Object => (OptionKind.Mapping, null),
            _ => null,
        };

    private static bool IsOptionsClass(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false, IsGenericType: false } && type.DeclaringSyntaxReferences.Length > 0;
}
