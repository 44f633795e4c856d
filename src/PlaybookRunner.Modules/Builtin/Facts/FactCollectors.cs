namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>All collectors, in the order in which they read: what others require comes first.</summary>
internal static class FactCollectors
{
    /// <summary>The collectors.</summary>
    public static IReadOnlyList<FactCollector> All { get; } =
    [
        PlatformFacts.Collector,
        DistributionFacts.Collector,
        EnvironmentFacts.Collector,
        UserFacts.Collector,
        DateTimeFacts.Collector,
        LsbFacts.Collector,
        DnsFacts.Collector,
        PythonFacts.Collector,
        PackageManagerFacts.Collector,
        ServiceManagerFacts.Collector,
        SystemdFacts.Collector,
        KernelCommandLineFacts.Collector,
        SelinuxFacts.Collector,
        .. SecurityFacts.Collectors,
        SshHostKeyFacts.Collector,
        LocalFacts.Collector,
        HardwareFacts.Collector,
        NetworkFacts.Collector,
        VirtualizationFacts.Collector,
        .. StorageNetworkFacts.Collectors,
        LoadFacts.Collector,
    ];
}
