using System.Numerics;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Formats;

/// <summary>Short texts that stand for numbers, by the algorithm that hashids.org publishes.</summary>
internal sealed class Hashids
{
    public const string StandardAlphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890";

    private const double LettersPerSeparator = 3.5;
    private const double LettersPerGuard = 12;

    private readonly string _salt;
    private readonly int _minLength;
    private readonly string _alphabet;
    private readonly string _separators;
    private readonly string _guards;

    /// <exception cref="PythonException">The alphabet has fewer than 16 letters.</exception>
    public Hashids(string salt, int minLength, string alphabet)
    {
        _salt = salt;
        _minLength = minLength;
        var separators = string.Concat("cfhistuCFHISTU".Where(alphabet.Contains));
        var letters = string.Concat(alphabet.Distinct().Where(letter => !separators.Contains(letter)));
        if (letters.Length + separators.Length < 16)
            throw Arguments.ValueError("Alphabet must contain at least 16 unique characters.");
        separators = Shuffled(separators, salt);
        var missing = (int)Math.Ceiling(letters.Length / LettersPerSeparator) - separators.Length;
        if (missing > 0)
            (separators, letters) = (separators + letters[..missing], letters[missing..]);
        letters = Shuffled(letters, salt);
        var guards = (int)Math.Ceiling(letters.Length / LettersPerGuard);
        (_guards, _separators, _alphabet) = letters.Length < 3
            ? (separators[..guards], separators[guards..], letters)
            : (letters[..guards], separators, letters[guards..]);
    }

    /// <summary>The text for numbers from 0 up; empty for no numbers.</summary>
    public string Encode(IReadOnlyList<BigInteger> numbers)
    {
        if (numbers.Count == 0 || numbers.Any(static number => number.Sign < 0))
            return "";
        var check = numbers.Select(static (number, i) => number % (i + 100)).Aggregate(BigInteger.Zero, BigInteger.Add);
        var alphabet = _alphabet;
        var lottery = alphabet[(int)(check % alphabet.Length)];
        var text = lottery.ToString();
        for (var i = 0; i < numbers.Count; i++)
        {
            alphabet = Shuffled(alphabet, (lottery + _salt + alphabet)[..alphabet.Length]);
            var part = Digits(numbers[i], alphabet);
            text += part;
            if (i + 1 < numbers.Count)
                text += _separators[(int)(numbers[i] % (part[0] + i) % _separators.Length)];
        }

        return text.Length >= _minLength ? text : Lengthened(text, check, alphabet);
    }

    /// <summary>The numbers that a text stands for; none where it stands for nothing.</summary>
    public IReadOnlyList<BigInteger> Decode(string text)
    {
        var parts = text.Split(_guards.ToCharArray());
        var body = parts.Length is 2 or 3 ? parts[1] : parts[0];
        if (body.Length == 0)
            return [];
        var numbers = new List<BigInteger>();
        var alphabet = _alphabet;
        foreach (var part in body[1..].Split(_separators.ToCharArray()))
        {
            alphabet = Shuffled(alphabet, (body[0] + _salt + alphabet)[..alphabet.Length]);
            if (!part.All(alphabet.Contains))
                return [];
            numbers.Add(part.Aggregate(BigInteger.Zero, (number, digit) => (number * alphabet.Length) + alphabet.IndexOf(digit, StringComparison.Ordinal)));
        }

        return Encode(numbers) == text ? numbers : [];
    }

    private string Lengthened(string text, BigInteger check, string alphabet)
    {
        text = _guards[(int)((check + text[0]) % _guards.Length)] + text;
        if (text.Length < _minLength)
            text += _guards[(int)((check + text[2]) % _guards.Length)];
        var half = alphabet.Length / 2;
        while (text.Length < _minLength)
        {
            alphabet = Shuffled(alphabet, alphabet);
            text = alphabet[half..] + text + alphabet[..half];
            if (text.Length > _minLength)
                text = text.Substring((text.Length - _minLength) / 2, _minLength);
        }

        return text;
    }

    private static string Digits(BigInteger number, string alphabet)
    {
        var text = "";
        do
        {
            text = alphabet[(int)(number % alphabet.Length)] + text;
            number /= alphabet.Length;
        }
        while (!number.IsZero);
        return text;
    }

    // The same order for the same salt, in either direction.
    private static string Shuffled(string letters, string salt)
    {
        if (salt.Length == 0)
            return letters;
        var result = letters.ToCharArray();
        for (int i = result.Length - 1, index = 0, sum = 0; i > 0; i--, index = (index + 1) % salt.Length)
        {
            sum += salt[index];
            var j = (salt[index] + index + sum) % i;
            (result[i], result[j]) = (result[j], result[i]);
        }

        return new string(result);
    }
}
