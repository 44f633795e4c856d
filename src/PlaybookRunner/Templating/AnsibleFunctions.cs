using PlaybookRunner.Jinja;
using PlaybookRunner.Templating.Filters;
using PlaybookRunner.Templating.Tests;

namespace PlaybookRunner.Templating;

/// <summary>The filters, tests and global functions that Ansible adds to Jinja2's, under their short names and those of <c>ansible.builtin</c> and <c>ansible.legacy</c>.</summary>
internal static class AnsibleFunctions
{
    public static void AddTo(JinjaEnvironment environment)
    {
        GuardFirst(environment.Filters);
        AddQualified(environment.Filters, Filters());
        AddQualified(environment.Tests, AnsibleTests());
        AddCollection(environment.Filters, CollectionFunctions.UtilsFilters(), "ansible.utils.", "ansible.netcommon.", "");
        AddCollection(environment.Filters, CollectionFunctions.GeneralFilterSet(), "community.general.");
        AddCollection(environment.Tests, CollectionFunctions.UtilsTests(), "ansible.utils.");
        environment.Filters.Alias("json_query", "community.general.json_query").Alias("random_mac", "community.general.random_mac");
        GlobalFunctions.AddTo(environment.Globals);
    }

    private static FunctionSet Filters()
    {
        FunctionSet filters = [];
        TextFilters.AddTo(filters);
        RegexFilters.AddTo(filters);
        CommentFilter.AddTo(filters);
        JsonFilters.AddTo(filters);
        YamlFilters.AddTo(filters);
        EncodingFilters.AddTo(filters);
        HashFilters.AddTo(filters);
        PathFilters.AddTo(filters);
        WindowsPathFilters.AddTo(filters);
        UrlFilters.AddTo(filters);
        CombineFilter.AddTo(filters);
        MappingFilters.AddTo(filters);
        ListFilters.AddTo(filters);
        SetFilters.AddTo(filters);
        MathFilters.AddTo(filters);
        SizeFilters.AddTo(filters);
        TimeFilters.AddTo(filters);
        ValueFilters.AddTo(filters);
        VaultFilters.AddTo(filters);
        return filters;
    }

    private static FunctionSet AnsibleTests()
    {
        FunctionSet tests = [];
        RegexTests.AddTo(tests);
        ResultTests.AddTo(tests);
        PathTests.AddTo(tests);
        ValueTests.AddTo(tests);
        VersionTests.AddTo(tests);
        return tests;
    }

    // Jinja2's own are members of ansible.builtin, too.
    private static void AddQualified(FunctionSet target, FunctionSet ours)
    {
        foreach (var (name, function) in ours)
            target.Add(name, Guarded(function));
        foreach (var (name, function) in target.ToList())
        {
            target.Add("ansible.builtin." + name, function);
            target.Add("ansible.legacy." + name, function);
        }
    }

    private static void AddCollection(FunctionSet target, FunctionSet functions, params ReadOnlySpan<string> prefixes)
    {
        foreach (var (name, function) in functions)
        {
            var guarded = Guarded(function);
            foreach (var prefix in prefixes)
                target.Add(prefix + name, guarded);
        }
    }

    // Jinja2's own filters take what is undefined in several ways; here all fail as any other use of it does.
    private static void GuardFirst(FunctionSet filters)
    {
        foreach (var (name, function) in filters.ToList())
        {
            filters.Add(name, new FunctionDefinition(function.Name, function.Signature, (in JinjaCall call) =>
            {
                FailIfUndefined(call[0]);
                return function.Body(call);
            })
            { IsPure = function.IsPure, AcceptsUndefined = function.AcceptsUndefined });
        }
    }

    // What is undefined fails before the function sees it, except where the function is about that.
    private static FunctionDefinition Guarded(FunctionDefinition function) => function.AcceptsUndefined
        ? function
        : new FunctionDefinition(function.Name, function.Signature, (in JinjaCall call) => Run(function, call));

    private static object? Run(FunctionDefinition function, in JinjaCall call)
    {
        for (var i = 0; i < call.Count; i++)
            FailIfUndefined(call[i]);
        foreach (var extra in call.Extra)
            FailIfUndefined(extra);
        foreach (var (_, named) in call.Named)
            FailIfUndefined(named);
        try
        {
            return function.Body(call);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PythonException(PythonErrorType.RuntimeError, exception.Message, exception);
        }
    }

    private static void FailIfUndefined(object? value)
    {
        if (value is Undefined undefined)
            throw undefined.Error();
    }
}
