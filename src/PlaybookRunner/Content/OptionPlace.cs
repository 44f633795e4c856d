namespace PlaybookRunner.Content;

/// <summary>The place of an error in an option of the run, which stands in no file.</summary>
internal static class OptionPlace
{
    public static SourcePosition Of(string option, string value) => new(new SourceFile($"<{option}>", value), 1, 1, value.Length);
}
