namespace PlaybookRunner.Generators.Tests;

/// <summary>Each way to declare a module wrongly, and what is said about it.</summary>
public sealed class DiagnosticTests
{
    private const string DefaultDeclaration = "sealed partial class M : IModule<O>";
    private const string DefaultAttribute = "\"a.b.c\"";

    [TestCase("", "PBG001 Module 'M' must be a partial class that is neither nested, generic nor abstract", "sealed class M : IModule<O>", DefaultAttribute, "")]
    [TestCase("", "PBG002 Module 'M' must implement IModule<TOptions> exactly once, with an options class of its own project", "sealed partial class M", DefaultAttribute, "")]
    [TestCase("", "PBG003 Module 'M' must have a constructor without parameters: what it needs comes with the call", "sealed partial class M(int n) : IModule<O>", DefaultAttribute, "")]
    [TestCase("", "PBG004 'file' is no fully qualified module name such as ansible.builtin.file", DefaultDeclaration, "\"file\"", "")]
    [TestCase("/// <summary>X.</summary>\npublic DateTime? At { get; init; }", "PBG005 Option property 'At' has the type 'System.DateTime?', which no option can have", DefaultDeclaration, DefaultAttribute, "")]
    [TestCase("/// <summary>X.</summary>\npublic string? Name { get; }", "PBG006 Option property 'Name' must have an init or set accessor", DefaultDeclaration, DefaultAttribute, "")]
    [TestCase("/// <summary>X.</summary>\n[Option(Aliases = [\"b\"])] public string? A { get; init; }\n/// <summary>X.</summary>\npublic string? B { get; init; }", "PBG007 The option name 'b' is used twice", DefaultDeclaration, DefaultAttribute, "")]
    [TestCase("/// <summary>X.</summary>\npublic string? A { get; init; }", "PBG008 'RequiredIf' names the option 'state', which does not exist", DefaultDeclaration, DefaultAttribute, "[RequiredIf(\"state\", \"x\", \"a\")]")]
    [TestCase("/// <summary>X.</summary>\npublic string? A { get; init; }", "PBG008 'FreeFormOption' names the option 'cmd', which does not exist", DefaultDeclaration, "\"a.b.c\", FreeFormOption = \"cmd\"", "")]
    [TestCase("/// <summary>X.</summary>\n[Option(IsSize = true)] public string? A { get; init; }", "PBG009 'IsSize' does not fit option property 'A': the property must be a long", DefaultDeclaration, DefaultAttribute, "")]
    [TestCase("/// <summary>X.</summary>\n[Option(Choices = [\"1\"])] public int A { get; init; }", "PBG009 'Choices' does not fit option property 'A': the property must be a string or a list of strings", DefaultDeclaration, DefaultAttribute, "")]
    [TestCase("/// <summary>X.</summary>\n[Option(CollectsRest = true)] public IReadOnlyDictionary<string, object?>? A { get; init; }", "PBG009 'CollectsRest' does not fit option property 'A': the module must be declared with AcceptsAnyOption", DefaultDeclaration, DefaultAttribute, "")]
    [TestCase("public string? A { get; init; }", "PBG011 'A' needs an XML summary: it is shown to users as its description", DefaultDeclaration, DefaultAttribute, "")]
    public void A_wrong_declaration_is_named(string properties, string expected, string declaration, string attribute, string rules) =>
        Assert.That(Findings(properties, declaration, attribute, rules), Is.EqualTo(new[] { expected }));

    [Test]
    public void Two_modules_of_one_name_are_refused()
    {
        const string Module = "/// <summary>Does it.</summary>\n[Module(\"a.b.c\")] sealed partial class {0} : IModule<O> {{ public Task<ModuleResult> RunAsync(O options, ModuleCall call, CancellationToken token) => null!; }}\n";
        var findings = Compiled.Of("sealed class O;\n" + Module.Replace("{0}", "M").Replace("{{", "{").Replace("}}", "}") + Module.Replace("{0}", "N").Replace("{{", "{").Replace("}}", "}")).Findings;
        Assert.That(findings.Select(finding => finding.GetMessage(null)), Is.EqualTo(new[] { "The module name 'a.b.c' is used twice" }));
    }

    private static IEnumerable<string> Findings(string properties, string declaration, string attribute, string rules)
    {
        var source = $$"""
            {{rules}} sealed class O { {{properties}} }
            /// <summary>Does it.</summary>
            [Module({{attribute}})]
            {{declaration}} { public Task<ModuleResult> RunAsync(O options, ModuleCall call, CancellationToken token) => null!; }
            """;
        return Compiled.Of(source).Findings.Select(finding => $"{finding.Id} {finding.GetMessage(null)}");
    }
}
