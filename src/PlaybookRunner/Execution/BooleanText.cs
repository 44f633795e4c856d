namespace PlaybookRunner.Execution;

/// <summary>Booleans as people write them where one is expected: Ansible's <c>boolean()</c> conversion.</summary>
internal static class BooleanText
{
    /// <summary>The boolean a value stands for; null when it stands for none.</summary>
    public static bool? Read(object? value) => value switch
    {
        bool truth => truth,
        long number => number switch { 0 => false, 1 => true, _ => null },
        double number => number switch { 0 => false, 1 => true, _ => null },
        string text => text.Trim().ToUpperInvariant() switch
        {
            "YES" or "ON" or "1" or "TRUE" or "T" or "Y" => true,
            "NO" or "OFF" or "0" or "FALSE" or "F" or "N" => false,
            _ => null,
        },
        _ => null,
    };
}
