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

    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.password"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.Select(term => (object?)PasswordOf(Python.Str(term), call))];

    private static string PasswordOf(string term, LookupCall call)
    {
        var words = ShellWords.Split(term);
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in call.Options)
            options[name] = value is IReadOnlyList<object?> list ? string.Join(',', list.Select(Python.Str)) : Python.Str(value);
        foreach (var word in words.Skip(1))
        {
            if (word.Split('=', 2) is [var name, var value])
                options[name] = value;
        }

        var length = options.TryGetValue("length", out var text) && int.TryParse(text, out var number) ? number : DefaultLength;
        var characters = Characters(options.GetValueOrDefault("chars", "ascii_letters,digits,.,:-_"));
        var seed = options.GetValueOrDefault("seed");
        return options.TryGetValue("encrypt", out var hash)
            ? Encrypted(words[0], length, characters, seed, hash)
            : Kept(words[0], () => Drawn(characters, length, seed)).Password;
    }

    // The salt is kept with the password, so that the hash is the same in each run.
    private static string Encrypted(string path, int length, string characters, string? seed, string hash)
    {
        var (password, salt) = Kept(path, () => $"{Drawn(characters, length, seed)} salt={Drawn(Letters + Digits, 8, seed)}");
        return PasswordCrypt.Hash(password, hash, salt, null, null);
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

    private static string Characters(string sets)
    {
        var characters = sets.Replace(",,", "\0", StringComparison.Ordinal).Split(',').Select(set => set switch
        {
            "ascii_letters" => Letters,
            "ascii_lowercase" => Letters[..26],
            "ascii_uppercase" => Letters[26..],
            "digits" => Digits,
            "hexdigits" => Digits + "abcdefABCDEF",
            "octdigits" => Digits[..8],
            "punctuation" => "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
            _ => set.Replace('\0', ','),
        });
        return string.Concat(characters.SelectMany(set => set).Distinct());
    }
}
