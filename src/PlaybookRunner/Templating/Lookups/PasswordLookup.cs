using System.Security.Cryptography;
using PlaybookRunner.Commands;
using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>A random password that is kept in a file of the control node, and made when the file is missing.</summary>
internal sealed class PasswordLookup : ILookup
{
    private const int DefaultLength = 20;
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";

    private const string StandardCharacters = Letters + Digits + ".,:-_";

    private static readonly string[] Known = ["length", "chars", "encrypt", "ident", "seed"];

    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.password"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.Select(term => (object?)PasswordOf(Python.Str(term), call))];

    private static string PasswordOf(string term, LookupCall call)
    {
        var words = ShellWords.Split(term);
        var options = OptionsOf(words.Skip(1), call);
        var length = options.GetValueOrDefault("length") is { } number ? (int)Arguments.Whole(number) : DefaultLength;
        var characters = options.GetValueOrDefault("chars") is { } sets ? Characters(Sets(sets)) : StandardCharacters;
        var seed = options.GetValueOrDefault("seed") is { } given ? Python.Str(given) : null;
        return options.GetValueOrDefault("encrypt") is { } hash
            ? Encrypted(words[0], () => Drawn(characters, length, seed), Python.Str(hash), options.GetValueOrDefault("ident") is { } ident ? Python.Str(ident) : null)
            : Kept(words[0], () => Drawn(characters, length, seed)).Password;
    }

    private static Dictionary<string, object?> OptionsOf(IEnumerable<string> words, LookupCall call)
    {
        var options = new Dictionary<string, object?>(call.Options, StringComparer.Ordinal);
        foreach (var word in words)
        {
            if (word.Split('=', 2) is [var name, var value])
                options[name] = name == "chars" ? WithCommas(value) : value;
        }

        return options.Keys.Except(Known).FirstOrDefault() is { } unknown
            ? throw new PythonException(PythonErrorType.LookupError, $"Unrecognized parameter(s) given to password lookup: {unknown}")
            : options;
    }

    // Inside a term, two commas stand for one.
    private static List<object?> WithCommas(string sets) =>
        [.. sets.Contains(",,", StringComparison.Ordinal) ? [","] : (string[])[], .. sets.Replace(",,", ",", StringComparison.Ordinal).Split(',', StringSplitOptions.RemoveEmptyEntries)];

    private static IEnumerable<string> Sets(object sets) => sets is IReadOnlyList<object?> list ? list.Select(Python.Str) : Python.Str(sets).Split(',');

    // The salt is kept with the password, so that the hash is the same in each run.
    private static string Encrypted(string path, Func<string> draw, string hash, string? ident)
    {
        var (password, salt) = Kept(path, () => $"{draw()} salt={PasswordCrypt.NewSalt(hash)}");
        return PasswordCrypt.Hash(password, hash, new PasswordCryptOptions(salt, Ident: ident));
    }

    private static string Drawn(string characters, int length, string? seed)
    {
        if (seed is null)
            return RandomNumberGenerator.GetString(characters, length);
        var random = PythonRandom.Seeded(seed);
        return string.Concat(Enumerable.Range(0, length).Select(_ => characters[(int)random.Below(characters.Length)]));
    }

    private static (string Password, string? Salt) Kept(string path, Func<string> draw)
    {
        if (path == "/dev/null")
            return Read(draw());
        if (File.Exists(path))
            return Read(File.ReadAllText(path).TrimEnd('\n'));
        var password = draw();
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        Write(path, password);
        return Read(password);
    }

    private static (string Password, string? Salt) Read(string line) => line.Split(" salt=", 2) is [var password, var salt] ? (password, salt) : (line, null);

    // Two hosts may ask at once: the first to make the file decides.
    private static void Write(string path, string password)
    {
        var options = new FileStreamOptions { Mode = System.IO.FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.Write(password + "\n");
    }

    // A character that stands in several sets is the more likely; quotes are never drawn.
    private static string Characters(IEnumerable<string> sets) => string.Concat(sets.Select(static set => set switch
    {
        "ascii_letters" => Letters,
        "ascii_lowercase" => Letters[..26],
        "ascii_uppercase" => Letters[26..],
        "digits" => Digits,
        "hexdigits" => Digits + "abcdefABCDEF",
        "octdigits" => Digits[..8],
        "punctuation" => "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
        _ => set,
    })).Replace("\"", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
}
