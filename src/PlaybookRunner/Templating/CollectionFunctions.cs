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
        TableFilters.AddTo(filters);
        HashidsFilters.AddTo(filters);
        filters.Add("reveal_ansible_type", "data, alias=none", static (in JinjaCall c) => AnsibleTypes.NameOf(c[0], c[1]));
        return filters;
    }

    /// <summary>Filters of <c>ansible.utils</c> whose names others have, too, so that they have no short ones.</summary>
    public static FunctionSet NestedDataFilters()
    {
        FunctionSet filters = [];
        PathOfDataFilters.AddTo(filters);
        NestedKeyFilters.AddTo(filters);
        return filters;
    }

    /// <summary>Filters of <c>ansible.netcommon</c>.</summary>
    public static FunctionSet NetcommonFilters()
    {
        FunctionSet filters = [];
        NetworkDeviceFilters.AddTo(filters);
        return filters;
    }

    /// <summary>Filters of <c>community.dns</c>.</summary>
    public static FunctionSet DnsFilterSet()
    {
        FunctionSet filters = [];
        DnsFilters.AddTo(filters);
        return filters;
    }

    /// <summary>Filters of <c>community.crypto</c>.</summary>
    public static FunctionSet CryptoFilters()
    {
        FunctionSet filters = [];
        CertificateFilters.AddTo(filters);
        return filters;
    }

    /// <summary>Tests of <c>community.general</c>.</summary>
    public static FunctionSet GeneralTestSet()
    {
        FunctionSet tests = [];
        GeneralTests.AddTo(tests);
        return tests;
    }

    /// <summary>Tests of <c>ansible.utils</c>.</summary>
    public static FunctionSet UtilsTests()
    {
        FunctionSet tests = [];
        AddressTests.AddTo(tests);
        return tests;
    }
}
