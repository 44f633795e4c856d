using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PlaybookRunner.Generators.Reading;

/// <summary>The initial value of an option's property.</summary>
internal static class DefaultValue
{
    /// <summary>The expression; null when there is none, or it is null.</summary>
    public static ExpressionSyntax? Of(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences
            .Select(reference => (reference.GetSyntax() as PropertyDeclarationSyntax)?.Initializer?.Value)
            .FirstOrDefault(value => value is not null && !value.IsKind(SyntaxKind.NullLiteralExpression) && !value.IsKind(SyntaxKind.SuppressNullableWarningExpression));

    /// <summary>The value as documentation shows it.</summary>
    public static string? Show(ExpressionSyntax? value, Func<string, string> choice) => value switch
    {
        null => null,
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
        MemberAccessExpressionSyntax member => choice(member.Name.Identifier.ValueText),
        _ => value.ToString(),
    };
}
