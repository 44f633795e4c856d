using PlaybookRunner.Jinja;
using PlaybookRunner.Templating.Filters;
using PlaybookRunner.Templating.Tests;

namespace PlaybookRunner.Templating;

/// <summary>The filters and tests of collections, under the names by which content knows them.</summary>
internal static class CollectionFunctions
{
    /// <summary>Filters of <c>ansible.utils</c>. Older content has them under <c>ansible.netcommon</c> and under their short names.</summary>
    public static FunctionSet UtilsFilters()
    {
        FunctionSet filters = [];
        AddressFilters.AddTo(filters);
        NetworkFilters.AddTo(filters);
        return filters;
    }

    /// <summary>Filters of <c>community.general</c>.</summary>
    public static FunctionSet GeneralFilterSet()
    {
        FunctionSet filters = [];
        GeneralFilters.AddTo(filters);
        GeneralListFilters.AddTo(filters);
        KeyFilters.AddTo(filters);
        DurationFilters.AddTo(filters);
        RandomMacFilter.AddTo(filters);
        return filters;
    }

    /// <summary>Tests of <c>ansible.utils</c>.</summary>
    public static FunctionSet UtilsTests()
    {
        FunctionSet tests = [];
        AddressTests.AddTo(tests);
        return tests;
    }
}
