namespace PlaybookRunner.Templating.Formats;

/// <summary>How an INI text is read.</summary>
/// <param name="KeepsCase">Whether keys keep capital letters.</param>
/// <param name="AllowsNoValue">Whether a key may stand alone.</param>
internal readonly record struct IniRules(bool KeepsCase, bool AllowsNoValue);
