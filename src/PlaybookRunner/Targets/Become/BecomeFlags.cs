using System.Security.Cryptography;

namespace PlaybookRunner.Targets.Become;

/// <summary>What the become methods share: flags as users write them, and prompts that can be told from any other output.</summary>
internal static class BecomeFlags
{
    public static IReadOnlyList<string> Split(string? flags) =>
        (flags ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public static string NewPrompt(string method) =>
        $"[{method} via PlaybookRunner, key={RandomNumberGenerator.GetHexString(24, lowercase: true)}] password:";
}
