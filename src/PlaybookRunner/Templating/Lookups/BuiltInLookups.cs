using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>The lookups of <c>ansible.builtin</c>.</summary>
internal static class BuiltInLookups
{
    public static IReadOnlyList<ILookup> All { get; } =
    [
        new EnvLookup(), new FileLookup(), new ItemsLookup(), new ListLookup(), new DictLookup(), new VarsLookup(), new PipeLookup(), new TemplateLookup(),
        new FileGlobLookup(), new FirstFoundLookup(), new IndexedItemsLookup(), new NestedLookup(), new TogetherLookup(), new PasswordLookup(), new SequenceLookup(), new SubelementsLookup(),
        new LinesLookup(), new RandomChoiceLookup(), new VarNamesLookup(), new UnvaultLookup(), new CsvFileLookup(), new IniLookup(),
        new UrlLookup(), new InventoryHostnamesLookup(),
    ];
}
