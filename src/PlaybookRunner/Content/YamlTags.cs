using YamlDotNet.Core;

namespace PlaybookRunner.Content;

/// <summary>The tags that have a meaning.</summary>
internal static class YamlTags
{
    public const string Unsafe = "!unsafe";
    public const string Vault = "!vault";
    public const string VaultEncrypted = "!vault-encrypted";
    public const string Set = Standard + "set";

    private const string Standard = "tag:yaml.org,2002:";

    /// <summary>The tag's full name; null for none and for the ones that say nothing.</summary>
    public static string? Name(TagName tag) => tag.IsEmpty || tag.IsNonSpecific || tag.Value is "!" or "?" ? null : tag.Value;

    /// <summary>The tag as people write it.</summary>
    public static string Short(string tag) => tag.StartsWith(Standard, StringComparison.Ordinal) ? "!!" + tag[Standard.Length..] : tag;
}
