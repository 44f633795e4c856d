using PlaybookRunner.Content;
using PlaybookRunner.Events;
using PlaybookRunner.Inventory;
using PlaybookRunner.Jinja;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Targets;
using PlaybookRunner.Templating;
using PlaybookRunner.Templating.Lookups;
using PlaybookRunner.Templating.Tests;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>Puts together what a run shares.</summary>
internal static class RunServicesFactory
{
    public static RunServices Create(RunOptions options, EnginePlugins plugins, RunObservers observers, AskPerson? ask, TimeProvider time)
    {
        var lookups = new LookupRegistry(BuiltInLookups.All.Concat(plugins.Lookups));
        var modules = new ModuleRegistry(plugins.Modules);
        var templates = new TemplateEngine(EnvironmentOf(plugins, lookups, modules));
        var mask = new SecretMask();
        var content = new ContentLoader(new DiskContent(), VaultOf(options, mask));
        var extraVariables = ExtraVariables.Read(options.ExtraVariables, content);
        var conditions = new Conditions(templates, options.Strict);
        var events = new EventHub(observers.Isolated, observers.Required, time);
        var facts = new FactCache(options.FactCache, events, time);
        var services = new RunServices
        {
            Options = options,
            Events = events,
            Confirmation = new TaskConfirmation(ask, options.AsksBeforeTasks),
            Jobs = new BackgroundJobs(events),
            Mask = mask,
            Templates = templates,
            Conditions = conditions,
            Lookups = lookups,
            Modules = modules,
            Targets = new TargetOpener(plugins.Connections, plugins.BecomeMethods),
            Content = content,
            Parser = new PlaybookParser(new ParserServices(
                content, new RoleFinder(content.Source, options.RolesPath, options.CollectionsPath), new ModuleNames(modules), new StaticTemplates(templates, conditions, extraVariables, content), options.Strict)),
            Inventory = RunInventory.Read(options, content, new InventoryTemplates(templates, conditions, content, extraVariables, facts)),
            Facts = facts,
            Time = time,
            Ask = ask,
            Forks = new SemaphoreSlim(options.Forks, options.Forks),
            ExtraVariables = extraVariables,
        };
        mask.Add(options.VaultPasswords.Select(password => password.Password.Reveal()));
        return services;
    }

    private static JinjaEnvironment EnvironmentOf(EnginePlugins plugins, LookupRegistry lookups, ModuleRegistry modules)
    {
        var environment = new JinjaEnvironment(TemplateEngine.PlaybookOptions);
        AnsibleFunctions.AddTo(environment);
        new LookupFunctions(lookups).AddTo(environment);
        new ModuleTest(modules).AddTo(environment.Tests);
        foreach (var functions in plugins.Functions)
            functions.AddTo(environment);
        return environment;
    }

    // A value of a file that is encrypted as a whole is not masked: such files hold names and ports besides secrets.
    private static VaultSecrets VaultOf(RunOptions options, SecretMask mask) => new(
        [.. options.VaultPasswords.Select(password => new VaultSecret(password.Id, () => System.Text.Encoding.UTF8.GetBytes(password.Password.Reveal())))],
        decrypted => mask.Add([decrypted, decrypted.TrimEnd('\n')]));
}
