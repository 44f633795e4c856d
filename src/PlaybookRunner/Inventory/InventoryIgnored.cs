using System.Text.RegularExpressions;

namespace PlaybookRunner.Inventory;

/// <summary>What is no inventory in a folder of inventories.</summary>
internal sealed class InventoryIgnored
{
    private static readonly string[] DefaultExtensions = [".pyc", ".pyo", ".swp", ".bak", "~", ".rpm", ".md", ".txt", ".rst", ".orig", ".ini.retry", ".cfg", ".retry"];
    private static readonly HashSet<string> Folders = new(["group_vars", "host_vars", "vars_plugins"], StringComparer.Ordinal);
    private static readonly TimeSpan RegexTimeLimit = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyList<string> _extensions;
    private readonly IReadOnlyList<Regex> _patterns;

    private InventoryIgnored(IReadOnlyList<string> extensions, IReadOnlyList<Regex> patterns) => (_extensions, _patterns) = (extensions, patterns);

    /// <exception cref="PlaybookException">A pattern is no regular expression.</exception>
    public static InventoryIgnored Of(RunOptions options) =>
        new(options.IgnoredInventoryExtensions ?? DefaultExtensions, [.. options.IgnoredInventoryPatterns.Select(PatternOf)]);

    /// <summary>Whether a file or folder is passed over.</summary>
    public bool Covers(string name) =>
        name.StartsWith('.')
        || Folders.Contains(name)
        || _extensions.Any(extension => name.EndsWith(extension, StringComparison.Ordinal))
        || _patterns.Any(pattern => pattern.IsMatch(name));

    private static Regex PatternOf(string text)
    {
        try
        {
            return new Regex(text, RegexOptions.CultureInvariant, RegexTimeLimit);
        }
        catch (ArgumentException exception)
        {
            throw new PlaybookException(
                ErrorCodes.Inventory, $"'{text}' of inventory_ignore_patterns is no regular expression: {exception.Message}", new SourcePosition(new SourceFile("<configuration>", text), 1, 1, text.Length));
        }
    }
}
