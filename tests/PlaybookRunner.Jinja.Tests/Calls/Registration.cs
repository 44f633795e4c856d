namespace PlaybookRunner.Jinja.Tests.Calls;

/// <summary>What a host registers, and how calls find its parameters.</summary>
[TestFixture]
public sealed class Registration
{
    private static readonly DictionaryVariables Variables = new(new Dictionary<string, object?> { ["name"] = "bo", ["items"] = new[] { 1, 2, 3 } });

    private static string Render(string source, Action<JinjaEnvironment> configure)
    {
        var environment = new JinjaEnvironment();
        configure(environment);
        return environment.Compile(source).Render(Variables);
    }

    [Test]
    public void A_typed_filter_is_one_line() =>
        Assert.That(Render("{{ name | shout }}", e => e.Filters.Add("shout", (string s) => s.ToUpperInvariant() + "!")), Is.EqualTo("BO!"));

    [Test]
    public void Typed_functions_get_names_and_defaults_from_a_signature() => Assert.That(
        Render("{{ name | pad(width=4) }}|{{ name | pad(3, '.') }}", e => e.Filters.Add("pad", (string s, int width, string fill) => s.PadLeft(width, fill[0]), "s, width, fill='_'")),
        Is.EqualTo("__bo|.bo"));

    [Test]
    public void Numbers_of_the_host_are_integers_in_templates() =>
        Assert.That(Render("{{ items[1] + 1 }} {{ items | map('square') | join(',') }}", e => e.Filters.Add("square", (long n) => n * n)), Is.EqualTo("3 1,4,9"));

    [Test]
    public void Names_may_contain_dots_and_aliases_share_a_function() => Assert.That(
        Render("{{ 1 | my.own.inc }}{{ 1 | inc }}", e => e.Filters.Add("my.own.inc", (long n) => n + 1).Alias("inc", "my.own.inc")),
        Is.EqualTo("22"));

    [Test]
    public void A_fallback_finds_what_the_set_does_not_hold() => Assert.That(
        Render("{{ 'a' | anything }}", e => e.Filters.Fallback = name => new FunctionDefinition(name, Signature.Parse("value"), (in JinjaCall call) => call.Function.Name)),
        Is.EqualTo("anything"));

    [Test]
    public void Extra_and_named_arguments_reach_the_function() => Assert.That(
        Render("{{ show(1, 2, 3, k=4, **{'m': 5}) }}", e => e.Globals.Add("show", "first, *rest, key=9, **named", (in JinjaCall call) =>
            $"{call[0]} {call.Extra.Count} {call[1]} {call.IsGiven(1)} {call.Named}")),
        Is.EqualTo("1 2 9 False {'k': 4, 'm': 5}"));

    [TestCase("{{ f() }}", "f() missing 1 required positional argument: 'a'")]
    [TestCase("{{ f(1, 2, 3) }}", "f() takes from 1 to 2 positional arguments but 3 were given")]
    [TestCase("{{ f(1, a=2) }}", "f() got multiple values for argument 'a'")]
    [TestCase("{{ f(1, c=2) }}", "f() got an unexpected keyword argument 'c'")]
    [TestCase("{{ f(b=2) }}", "f() missing 1 required positional argument: 'a'")]
    [TestCase("{{ g(1) }}", "g() missing 1 required keyword-only argument: 'key'")]
    [TestCase("{{ f(**{'a': 1, 'b': 2, 'c': 3}) }}", "f() got an unexpected keyword argument 'c'")]
    public void A_call_that_does_not_fit_fails_in_Pythons_words(string source, string message) => Assert.That(
        () => Render(source, e => e.Globals.Add("f", "a, b=1", (in JinjaCall _) => null).Add("g", "a, *, key", (in JinjaCall _) => null)),
        Throws.TypeOf<JinjaRuntimeException>().With.Message.EqualTo(message));

    [Test]
    public void A_set_in_use_cannot_be_changed()
    {
        var environment = new JinjaEnvironment();
        environment.Compile("x");
        Assert.That(() => environment.Filters.Add("late", (string s) => s), Throws.InvalidOperationException);
    }

    [TestCase("a, b=")]
    [TestCase("a=b")]
    public void A_signature_that_cannot_be_read_is_refused(string signature) => Assert.That(() => Signature.Parse(signature), Throws.TypeOf<FormatException>());

    [Test]
    public void A_function_sees_the_variables_where_it_is_called() => Assert.That(
        Render("{% set a = 1 %}{% for b in [2] %}{{ look('a') }}{{ look('b') }}{{ look('name') }}{% endfor %}", e => e.Globals.Add("look", "name", (in JinjaCall call) =>
            call.Context.Variables.TryGet(call.Text(0), out object? value) ? value : null)),
        Is.EqualTo("12bo"));

    [Test]
    public void A_function_can_call_filters_tests_and_macros() => Assert.That(
        Render("{% macro m(x) %}<{{ x }}>{% endmacro %}{{ apply(m) }}", e => e.Globals.Add("apply", "callee", (in JinjaCall call) =>
            $"{call.Context.CallFilter("upper", new CallArguments(["a"]))}{call.Context.CallTest("odd", new CallArguments([3L]))}{call.Context.Call(call[0], new CallArguments(["q"]))}")),
        Is.EqualTo("ATrue<q>"));
}
