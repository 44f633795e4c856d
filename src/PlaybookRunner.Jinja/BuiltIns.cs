namespace PlaybookRunner.Jinja;

/// <summary>What Jinja2 brings along.</summary>
internal static class BuiltIns
{
    public static void AddTo(JinjaEnvironment environment)
    {
        BuiltInFilters.AddTo(environment.Filters);
        BuiltInTests.AddTo(environment.Tests);
        BuiltInGlobals.AddTo(environment.Globals);
    }
}
