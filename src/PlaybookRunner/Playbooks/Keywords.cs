using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>
/// The keywords that plays, roles, blocks and tasks have in common and that what is inside inherits from what is around it.
/// Those of a task are already joined with everything around it (<see cref="Under"/>), once, when it is parsed. Null: nobody set it.
/// </summary>
internal sealed record Keywords
{
    public static readonly Keywords None = new();

    public Setting<bool>? AnyErrorsFatal { get; init; }

    public Setting<bool>? Become { get; init; }

    public Setting<string>? BecomeExe { get; init; }

    public Setting<string>? BecomeFlags { get; init; }

    public Setting<string>? BecomeMethod { get; init; }

    public Setting<string>? BecomeUser { get; init; }

    public Setting<bool>? CheckMode { get; init; }

    public Setting<string>? Connection { get; init; }

    public Setting<string>? Debugger { get; init; }

    public Setting<bool>? DelegateFacts { get; init; }

    public Setting<string>? DelegateTo { get; init; }

    public Setting<bool>? Diff { get; init; }

    public Setting<bool>? IgnoreErrors { get; init; }

    public Setting<bool>? IgnoreUnreachable { get; init; }

    public Setting<bool>? NoLog { get; init; }

    public Setting<long>? Port { get; init; }

    public Setting<string>? RemoteUser { get; init; }

    public Setting<bool>? RunOnce { get; init; }

    public Setting<long>? Throttle { get; init; }

    /// <summary>Seconds.</summary>
    public Setting<long>? Timeout { get; init; }

    /// <summary>Collections searched for short names, nearest first.</summary>
    public IReadOnlyList<string> Collections { get; init; } = [];

    /// <summary>Environment variables as mappings or templates of such, outermost first: later ones win.</summary>
    public IReadOnlyList<ContentValue> Environment { get; init; } = [];

    /// <summary>Default module arguments as mappings (module or <c>group/name</c> → arguments) or templates of such, outermost first: later ones win.</summary>
    public IReadOnlyList<ContentValue> ModuleDefaults { get; init; } = [];

    /// <summary>Handlers to notify.</summary>
    public IReadOnlyList<Setting<string>> Notify { get; init; } = [];

    public IReadOnlyList<Setting<string>> Tags { get; init; } = [];

    /// <summary>The <c>vars</c> of blocks, imports and the task, outermost first: later ones win. A play's and a role's own are not among them.</summary>
    public IReadOnlyList<VariableSet> Vars { get; init; } = [];

    /// <summary>All must hold; outermost first.</summary>
    public IReadOnlyList<Condition> When { get; init; } = [];

    /// <summary>These keywords as they hold inside <paramref name="outer"/>: own values win, what adds up is added to what is around.</summary>
    public Keywords Under(Keywords outer)
    {
        if (ReferenceEquals(outer, None))
            return this;
        return new Keywords
        {
            AnyErrorsFatal = AnyErrorsFatal ?? outer.AnyErrorsFatal,
            Become = Become ?? outer.Become,
            BecomeExe = BecomeExe ?? outer.BecomeExe,
            BecomeFlags = BecomeFlags ?? outer.BecomeFlags,
            BecomeMethod = BecomeMethod ?? outer.BecomeMethod,
            BecomeUser = BecomeUser ?? outer.BecomeUser,
            CheckMode = CheckMode ?? outer.CheckMode,
            Connection = Connection ?? outer.Connection,
            Debugger = Debugger ?? outer.Debugger,
            DelegateFacts = DelegateFacts ?? outer.DelegateFacts,
            DelegateTo = DelegateTo ?? outer.DelegateTo,
            Diff = Diff ?? outer.Diff,
            IgnoreErrors = IgnoreErrors ?? outer.IgnoreErrors,
            IgnoreUnreachable = IgnoreUnreachable ?? outer.IgnoreUnreachable,
            NoLog = NoLog ?? outer.NoLog,
            Port = Port ?? outer.Port,
            RemoteUser = RemoteUser ?? outer.RemoteUser,
            RunOnce = RunOnce ?? outer.RunOnce,
            Throttle = Throttle ?? outer.Throttle,
            Timeout = Timeout ?? outer.Timeout,
            Collections = Collections.Count > 0 ? Collections : outer.Collections,
            Environment = Joined(outer.Environment, Environment),
            ModuleDefaults = Joined(outer.ModuleDefaults, ModuleDefaults),
            Notify = Notify.Count > 0 ? Notify : outer.Notify,
            Tags = Joined(outer.Tags, Tags),
            Vars = Joined(outer.Vars, Vars),
            When = Joined(outer.When, When),
        };
    }

    // Most tasks add nothing to a list of what is around them: they then share it.
    private static IReadOnlyList<T> Joined<T>(IReadOnlyList<T> outer, IReadOnlyList<T> own)
    {
        if (own.Count == 0)
            return outer;
        return outer.Count == 0 ? own : [.. outer, .. own];
    }
}
