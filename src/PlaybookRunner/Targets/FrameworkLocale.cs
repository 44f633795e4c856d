using System.Collections.Immutable;

namespace PlaybookRunner.Targets;

/// <summary>
/// The locale of commands that modules run to read their output: words in English, text in UTF-8. What users write keeps the locale
/// of the login.
/// </summary>
internal static class FrameworkLocale
{
    public const string Value = "C.UTF-8";

    public static IReadOnlyList<string> Variables { get; } = ["LANG", "LC_ALL"];

    /// <summary>The environment with the locale added where it does not set one itself.</summary>
    public static ImmutableDictionary<string, string> AddTo(ImmutableDictionary<string, string> environment)
    {
        foreach (var variable in Variables)
        {
            environment = environment.ContainsKey(variable) ? environment : environment.Add(variable, Value);
        }

        return environment;
    }
}
