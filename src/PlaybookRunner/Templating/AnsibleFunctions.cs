using PlaybookRunner.Jinja;
using PlaybookRunner.Templating.Filters;
using PlaybookRunner.Templating.Tests;

namespace PlaybookRunner.Templating;

/// <summary>The filters, tests and functions of <c>ansible.builtin</c>, each under its short and its full names.</summary>
internal static class AnsibleFunctions
{
    private static readonly string[] Prefixes = ["ansible.builtin.", "ansible.legacy."];

    public static void AddTo(JinjaEnvironment environment)
    {
        var filters = new FunctionSet();
        TextFilters.AddTo(filters);
        SerialisationFilters.AddTo(filters);
        CollectionFilters.AddTo(filters);
        PathFilters.AddTo(filters);
        AddNames(environment.Filters, filters);
        var tests = new FunctionSet();
        ResultTests.AddTo(tests);
        TextTests.AddTo(tests);
        PathTests.AddTo(tests);
        AddNames(environment.Tests, tests);
        AddFullNames(environment.Filters);
        AddFullNames(environment.Tests);
    }

    private static void AddNames(FunctionSet target, FunctionSet source)
    {
        foreach (var (name, definition) in source)
            target.Add(name, definition);
    }

    // Jinja2's own are part of ansible.builtin too.
    private static void AddFullNames(FunctionSet set)
    {
        foreach (var (name, definition) in set.ToList())
        {
            if (name.Contains('.', StringComparison.Ordinal))
                continue;
            foreach (var prefix in Prefixes)
                set.Add(prefix + name, definition);
        }
    }
}
