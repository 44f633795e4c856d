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

        if (options.ContainsKey("encrypt") || options.ContainsKey("seed"))
            throw new PythonException(PythonErrorType.LookupError, "the options 'encrypt' and 'seed' of the 'password' lookup are not supported");
        var length = options.TryGetValue("length", out var text) && int.TryParse(text, out var number) ? number : DefaultLength;
        return Kept(words[0], length, Characters(options.GetValueOrDefault("chars", "ascii_letters,digits,.,:-_")));
    }

    private static string Kept(string path, int length, string characters)
    {
        if (path == "/dev/null")
            return RandomNumberGenerator.GetString(characters, length);
        if (File.Exists(path))
            return File.ReadAllText(path).TrimEnd('\n').Split(" salt=")[0];
        var password = RandomNumberGenerator.GetString(characters, length);
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        Write(path, password);
        return password;
    }

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
