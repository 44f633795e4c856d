using PlaybookRunner.Modules;

namespace PlaybookRunner.Generators.Tests.Binding;

/// <summary>Gives its options back: the twin of the module that <c>record.py</c> writes for the reference.</summary>
[Module("sample.probe.probe")]
internal sealed partial class ProbeModule : IModule<ProbeOptions>
{
    public Task<ModuleResult> RunAsync(ProbeOptions options, ModuleCall call, CancellationToken cancellationToken) => throw new NotSupportedException();
}

/// <summary>An option of each type, and of each rule.</summary>
[MutuallyExclusive("x1", "x2")]
[RequiredTogether("t1", "t2")]
[RequiredIf("c", "absent", "w", "s")]
[RequiredIf("c", "yes", "w", "s", AnyOf = true)]
[RequiredBy("x1", "wb")]
internal sealed class ProbeOptions
{
    /// <summary>Text.</summary>
    public string? S { get; init; }

    /// <summary>Text with a default.</summary>
    public string Sd { get; init; } = "dflt";

    /// <summary>Boolean.</summary>
    public bool? B { get; init; }

    /// <summary>Boolean with a default.</summary>
    public bool Bd { get; init; }

    /// <summary>Integer.</summary>
    public long? I { get; init; }

    /// <summary>Number.</summary>
    public double? F { get; init; }

    /// <summary>List of texts.</summary>
    [Option(Aliases = ["el", "lst"])]
    public IReadOnlyList<string>? L { get; init; }

    /// <summary>List of integers.</summary>
    public IReadOnlyList<long>? Li { get; init; }

    /// <summary>List of anything.</summary>
    public IReadOnlyList<object?>? Lr { get; init; }

    /// <summary>Mapping.</summary>
    public IReadOnlyDictionary<string, object?>? D { get; init; }

    /// <summary>Anything.</summary>
    public object? R { get; init; }

    /// <summary>Path.</summary>
    [Option(IsPath = true)]
    public string? P { get; init; }

    /// <summary>Size.</summary>
    [Option(IsSize = true)]
    public long? By { get; init; }

    /// <summary>Choice.</summary>
    [Option(Choices = ["present", "absent", "yes"])]
    public string? C { get; init; }

    /// <summary>Choice with a default.</summary>
    [Option(Choices = ["a", "b"])]
    public string Cd { get; init; } = "a";

    /// <summary>Choices.</summary>
    [Option(Choices = ["x", "y"])]
    public IReadOnlyList<string>? Lc { get; init; }

    /// <summary>Required text.</summary>
    public required string Req { get; init; }

    /// <summary>Secret.</summary>
    [Option(IsSecret = true)]
    public string? Sec { get; init; }

    /// <summary>Suboptions.</summary>
    public ProbeSuboptions? Sub { get; init; }

    /// <summary>A list of suboptions.</summary>
    public IReadOnlyList<ProbeSuboptions>? Subs { get; init; }

    /// <summary>For rules.</summary>
    public string? X1 { get; init; }

    /// <summary>For rules.</summary>
    public string? X2 { get; init; }

    /// <summary>For rules.</summary>
    public string? T1 { get; init; }

    /// <summary>For rules.</summary>
    public string? T2 { get; init; }

    /// <summary>For rules.</summary>
    public string? W { get; init; }

    /// <summary>For rules.</summary>
    public string? Wb { get; init; }
}

/// <summary>Options within an option.</summary>
internal sealed class ProbeSuboptions
{
    /// <summary>Required integer.</summary>
    public required long N { get; init; }

    /// <summary>Choice.</summary>
    [Option(Choices = ["q"])]
    public string? Z { get; init; }
}
