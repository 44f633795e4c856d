using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PlaybookRunner.Generators.Models;

/// <summary>A diagnostic as plain data: the pipeline must not hold on to syntax trees.</summary>
internal sealed record Finding(DiagnosticDescriptor Rule, string Path, TextSpan Span, LinePositionSpan Lines, EquatableArray<string> Arguments)
{
    public static Finding At(ISymbol symbol, DiagnosticDescriptor rule, params string[] arguments)
    {
        var location = symbol.Locations.FirstOrDefault(place => place.IsInSource) ?? Location.None;
        var lines = location.GetLineSpan();
        return new Finding(rule, lines.Path ?? "", location.SourceSpan, lines.Span, System.Collections.Immutable.ImmutableArray.Create(arguments));
    }

    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Rule, Path.Length == 0 ? Location.None : Location.Create(Path, Span, Lines), [.. Arguments]);
}
