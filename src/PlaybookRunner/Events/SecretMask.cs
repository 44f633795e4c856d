using PlaybookRunner.Jinja;

namespace PlaybookRunner.Events;

/// <summary>
/// The secret texts of a run and their masking: what becomes an event is masked at its birth. Grows with the secrets that content holds and modules bind.
/// </summary>
internal sealed class SecretMask
{
    // Shorter texts would turn every other word into a mask; the reference has the same trouble and no bound.
    private const int ShortestSecret = 4;

    private readonly Lock _lock = new();
    private volatile string[] _secrets = [];

    public void Add(IEnumerable<string> secrets)
    {
        foreach (var secret in secrets)
        {
            if (secret.Length >= ShortestSecret)
                Add(secret);
        }
    }

    /// <summary>The text with every secret in it masked.</summary>
    public string Apply(string text)
    {
        foreach (var secret in _secrets)
        {
            if (text.Contains(secret, StringComparison.Ordinal))
                text = text.Replace(secret, Secret.Mask, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>The value with every secret in its texts masked; the value itself where there is none.</summary>
    public object? Apply(object? value)
    {
        if (_secrets.Length == 0)
            return value;
        return value switch
        {
            string text => Apply(text),
            Dict dict => ApplyDict(dict),
            IReadOnlyList<object?> list => list.Select(Apply).ToList(),
            _ => value,
        };
    }

    private Dict ApplyDict(Dict dict)
    {
        var masked = new Dict(dict.Count);
        foreach (var (key, value) in dict)
            masked[key] = Apply(value);
        return masked;
    }

    private void Add(string secret)
    {
        if (Array.IndexOf(_secrets, secret) >= 0)
            return;
        lock (_lock)
        {
            // Longest first, so that a secret inside another one does not leave the other's rest readable.
            if (Array.IndexOf(_secrets, secret) < 0)
                _secrets = [.. _secrets.Append(secret).OrderByDescending(text => text.Length)];
        }
    }
}
