using PlaybookRunner.Content;
using PlaybookRunner.Events;
using PlaybookRunner.Inventory;
using PlaybookRunner.Jinja;
using PlaybookRunner.Templating;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Tests.Inventory;

/// <summary>Inventories read as a run reads them, without a run.</summary>
internal static class TestInventory
{
    public static RunInventory Read(params IReadOnlyList<string> sources) => Read(sources, new RunOptions { Playbooks = [] });

    public static RunInventory Read(IReadOnlyList<string> sources, RunOptions options)
    {
        var loader = new ContentLoader(new DiskContent(), VaultSecrets.None);
        var environment = new JinjaEnvironment(TemplateEngine.PlaybookOptions);
        AnsibleFunctions.AddTo(environment);
        var templates = new TemplateEngine(environment);
        var facts = new FactCache(null, new EventHub([], [], TimeProvider.System), TimeProvider.System);
        var extraVariables = new FixedLayer([]);
        return RunInventory.Read(
            options with { Inventories = sources }, loader, new InventoryTemplates(templates, new Conditions(templates, strict: true), loader, extraVariables, facts));
    }
}
