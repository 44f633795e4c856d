using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace PlaybookRunner.Generators.Reading;

/// <summary>The XML summary of a symbol as plain text, read from the comment itself so that it is there in every project.</summary>
internal static class Summary
{
    private static readonly Regex Element = new("<summary>(.*?)</summary>", RegexOptions.Singleline);
    private static readonly Regex Reference = new("<[a-z]+ (?:cref|name|langword|href)=\"([^\"]*)\"\\s*/>");
    private static readonly Regex Tag = new("</?[a-z][^>]*>");
    private static readonly Regex Blanks = new("\\s+");

    public static string Of(ISymbol symbol)
    {
        var comment = symbol.DeclaringSyntaxReferences
            .Select(reference => CommentOf(reference.GetSyntax()))
            .FirstOrDefault(text => text.Contains("<summary>"));
        return comment is null ? "" : Plain(Element.Match(comment).Groups[1].Value);
    }

    private static string CommentOf(SyntaxNode node)
    {
        var lines = node.GetLeadingTrivia().ToFullString().Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.StartsWith("///", StringComparison.Ordinal));
        return string.Join(" ", lines.Select(line => line.Substring(3)));
    }

    private static string Plain(string xml)
    {
        var text = Tag.Replace(Reference.Replace(xml, match => LastName(match.Groups[1].Value)), "");
        text = text.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&quot;", "\"").Replace("&amp;", "&");
        return Blanks.Replace(text, " ").Trim();
    }

    // An option is referred to by its property; users know it by its name.
    private static string LastName(string reference) =>
        reference.Contains("://") ? reference : SnakeCase.Of(reference.Substring(reference.LastIndexOf('.') + 1));
}
