using PlaybookRunner.Content;

namespace PlaybookRunner.Execution;

/// <summary>The groups of modules that <c>module_defaults</c> knows as <c>group/NAME</c>, by the collection whose modules they hold.</summary>
internal static class ModuleGroups
{
    public const string Prefix = "group/";

    // Short names are those that the reference itself redirects; collections that there are no modules of are here so that their groups are not taken for mistakes.
    private static readonly Dictionary<string, string> CollectionOf = new(StringComparer.Ordinal)
    {
        ["acme"] = "community.crypto",
        ["aws"] = "amazon.aws",
        ["azure"] = "azure.azcollection",
        ["docker"] = "community.docker",
        ["gcp"] = "google.cloud",
        ["k8s"] = "kubernetes.core",
        ["os"] = "openstack.cloud",
        ["ovirt"] = "ovirt.ovirt",
        ["vmware"] = "community.vmware",
    };

    // Their groups are known here, so another name is a mistake.
    private static readonly string[] OwnCollections = ["ansible.builtin", "ansible.posix", "community.docker", "community.general", "community.postgresql"];

    /// <summary>Whether a key of <c>module_defaults</c> names a group that holds the module.</summary>
    public static bool Holds(string key, string module) =>
        key.StartsWith(Prefix, StringComparison.Ordinal)
        && CollectionOf.TryGetValue(ShortName(key), out var collection)
        && module.StartsWith(collection + ".", StringComparison.Ordinal);

    /// <summary>What is wrong with a key that names a group; null when there is such a group, or it belongs to a collection that is not known here.</summary>
    public static string? ProblemOf(string key)
    {
        var name = key[Prefix.Length..];
        var dot = name.LastIndexOf('.');
        if (CollectionOf.ContainsKey(ShortName(key)) || (dot > 0 && !OwnCollections.Contains(name[..dot])))
            return null;
        return $"there is no group of modules '{name}'{(ClosestName.Find(name, CollectionOf.Keys) is { } close ? $" (did you mean '{close}'?)" : "")}";
    }

    // community.docker.docker is the group docker of the collection community.docker.
    private static string ShortName(string key)
    {
        var name = key[Prefix.Length..];
        return name.LastIndexOf('.') is > 0 and var dot && CollectionOf.TryGetValue(name[(dot + 1)..], out var collection) && collection == name[..dot] ? name[(dot + 1)..] : name;
    }
}
