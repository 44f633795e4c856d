namespace PlaybookRunner.Jinja;

/// <summary>The stable codes of template errors. A code never changes its meaning; new ones are added at the end of their group.</summary>
internal static class ErrorCode
{
    public const string Syntax = "JINJA001";
    public const string UnknownFilter = "JINJA002";
    public const string UnknownTest = "JINJA003";
    public const string UnknownTag = "JINJA004";
    public const string Assertion = "JINJA005";
    public const string TooDeep = "JINJA006";

    public const string Undefined = "JINJA101";
    public const string Type = "JINJA102";
    public const string Value = "JINJA103";
    public const string Arithmetic = "JINJA104";
    public const string Key = "JINJA105";
    public const string FilterArgument = "JINJA106";
    public const string Runtime = "JINJA107";
    public const string NotFound = "JINJA108";

    public const string Limit = "JINJA201";
    public const string Cancelled = "JINJA202";
    public const string Security = "JINJA203";
}
