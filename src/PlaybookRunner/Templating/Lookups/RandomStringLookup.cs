using System.Security.Cryptography;
using System.Text;
using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>A random text of the kinds of characters asked for.</summary>
internal sealed class RandomStringLookup : ILookup
{
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private const string Special = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    private const string Similar = "il1LoO0";
    private const int StandardLength = 8;

    public IReadOnlyList<string> Names { get; } = ["community.general.random_string"];

    public IReadOnlyList<object?> Run(LookupCall call)
    {
        var kinds = new (string Name, string Minimum, string Characters)[]
        {
            ("upper", "min_upper", Upper),
            ("lower", "min_lower", Upper.ToLowerInvariant()),
            ("numbers", "min_numeric", Digits),
            ("special", "min_special", Text(call, "override_special") ?? Special),
        };
        var similar = IsOn(call, "ignore_similar_chars", false) ? Text(call, "similar_chars") ?? Similar : "";
        var text = new StringBuilder();
        foreach (var (_, minimum, characters) in kinds)
            text.Append(Drawn(Without(characters, similar), Number(call, minimum, 0)));
        var all = Text(call, "override_all") ?? string.Concat(kinds.Where(kind => IsOn(call, kind.Name, true)).Select(static kind => kind.Characters));
        text.Append(Drawn(Without(all, similar), Number(call, "length", StandardLength) - text.Length));
        var drawn = text.ToString().ToCharArray();
        RandomNumberGenerator.Shuffle<char>(drawn);
        return [IsOn(call, "base64", false) ? Convert.ToBase64String(Encoding.UTF8.GetBytes(drawn)) : new string(drawn)];
    }

    private static string Drawn(string characters, int count)
    {
        if (count <= 0)
            return "";
        return characters.Length > 0
            ? RandomNumberGenerator.GetString(characters, count)
            : throw new PythonException(PythonErrorType.LookupError, "Available characters cannot be None, please change constraints");
    }

    private static string Without(string characters, string similar) => string.Concat(characters.Where(c => !similar.Contains(c)));

    private static string? Text(LookupCall call, string option) => call.Options.GetValueOrDefault(option) is { } value ? Python.Str(value) : null;

    private static int Number(LookupCall call, string option, int standard) => call.Options.GetValueOrDefault(option) is { } value ? (int)Arguments.Whole(value) : standard;

    private static bool IsOn(LookupCall call, string option, bool standard) => call.Options.TryGetValue(option, out var value) ? Arguments.IsTrue(value) : standard;
}
