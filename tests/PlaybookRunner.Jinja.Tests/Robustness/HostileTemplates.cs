using CsCheck;

namespace PlaybookRunner.Jinja.Tests.Robustness;

/// <summary>Whatever a template says, it renders or fails with a <see cref="JinjaException"/>: the process goes on, and soon.</summary>
[TestFixture]
public sealed class HostileTemplates
{
    private static readonly JinjaLimits Small = JinjaLimits.Default with
    {
        Steps = 200_000,
        Output = 1_000_000,
        Values = new Limits { TextLength = 100_000, Elements = 100_000, IntegerBits = 100_000 },
    };

    private static readonly DictionaryVariables Variables = new(new Dictionary<string, object?>
    {
        ["a"] = 1L,
        ["s"] = "text",
        ["l"] = new List<object?> { 1L, "b", null },
        ["d"] = new Dict { { "k", 1L } },
    });

    private static readonly string[] Fragments =
    [
        "{{", "}}", "{%", "%}", "{#", "#}", "{%-", "-%}", "{{-", "-}}", "{%+", "+%}", " ", "\n", "\t", "\r\n", "text", "é", "😀", "\0", "\ud800", "'", "\"", "\\", "\\x4", "\\u12", "#", "##",
        " for ", " in ", " if ", " else ", " elif ", " endif ", " endfor ", " set ", " endset ", " macro ", " endmacro ", " call ", " endcall ", " block ", " endblock ", " filter ", " endfilter ",
        " with ", " endwith ", " raw ", " endraw ", " include ", " import ", " from ", " as ", " extends ", " recursive ", " not ", " and ", " or ", " is ", " defined ", " autoescape ", " endautoescape ",
        "a", "s", "l", "d", "x", "m", "loop", "self", "super", "caller", "range", "dict", "namespace", "cycler", "joiner", ".k", ".index", "(", ")", "[", "]", "{", "}", ",", ":", "|", "~",
        "+", "-", "*", "/", "//", "%", "**", "==", "!=", "<", ">", "<=", ">=", "=", "0", "1", "9", "99999999999999999999", "1.5", "1e308", "0x1f", "'q'", "true", "none", "upper", "default",
    ];

    private static readonly JinjaEnvironment[] Environments =
    [
        new(new JinjaOptions { Limits = Small, DoStatement = true, LoopControls = true }),
        new(new JinjaOptions { Limits = Small, Result = ResultStyle.Native, LineStatementPrefix = "#", LineCommentPrefix = "##", TrimBlocks = true, LstripBlocks = true }),
        new(new JinjaOptions { Limits = Small, Result = ResultStyle.Typed, Undefined = UndefinedKind.StrictChainable, LateBoundNames = true, EscapeBackslashes = false }),
        new(new JinjaOptions { Limits = Small, Autoescape = true, Sandbox = SandboxPolicy.Immutable, Undefined = UndefinedKind.Strict }),
    ];

    [Test]
    public void Arbitrary_text_renders_or_fails_as_a_template() =>
        Gen.String.Sample(Run, iter: 2000);

    [Test]
    public void Arbitrary_pieces_of_the_language_render_or_fail_as_a_template() =>
        OneOf(Fragments).Array[1, 25].Select(string.Concat).Sample(Run, iter: 20_000);

    [Test]
    public void Arbitrary_expressions_evaluate_or_fail_as_a_template() =>
        OneOf(Fragments[17..]).Array[1, 12].Select(pieces => "{{ " + string.Concat(pieces) + " }}").Sample(Run, iter: 20_000);

    private static IEnumerable<TestCaseData> Deep()
    {
        const int depth = 100_000;
        yield return Case("brackets", "{{ " + new string('(', depth));
        yield return Case("closed brackets", "{{ " + new string('(', depth) + "1" + new string(')', depth) + " }}");
        yield return Case("lists", "{{ " + new string('[', depth) + new string(']', depth) + " }}");
        yield return Case("signs", "{{ " + new string('-', depth) + "1 }}");
        yield return Case("not", "{{ " + Repeat("not ", depth) + "1 }}");
        yield return Case("sum", "{{ a" + Repeat(" + a", depth) + " }}");
        yield return Case("power", "{{ a" + Repeat(" ** a", depth) + " }}");
        yield return Case("and", "{{ a" + Repeat(" and a", depth) + " }}");
        yield return Case("attributes", "{{ a" + Repeat(".b", depth) + " }}");
        yield return Case("items", "{{ a" + Repeat("[0]", depth) + " }}");
        yield return Case("calls", "{{ a" + Repeat("()", depth) + " }}");
        yield return Case("filters", "{{ a" + Repeat("|upper", depth) + " }}");
        yield return Case("tests", "{{ a" + Repeat(" is defined", depth) + " }}");
        yield return Case("else", "{{ a" + Repeat(" if a else a", depth) + " }}");
        yield return Case("if", Repeat("{% if a %}", depth));
        yield return Case("closed if", Repeat("{% if a %}", depth) + Repeat("{% endif %}", depth));
        yield return Case("elif", "{% if 0 %}" + Repeat("{% elif 0 %}", depth) + "{% endif %}");
        yield return Case("for", Repeat("{% for x in l %}", depth) + Repeat("{% endfor %}", depth));
        yield return Case("nested loops", Repeat("{% for x in l %}", 100) + "y" + Repeat("{% endfor %}", 100));
        yield return Case("targets", "{% set " + new string('(', depth) + "a" + new string(')', depth) + " = 1 %}");
        yield return Case("macro", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}");
        yield return Case("two macros", "{% macro m(n) %}{{ k(n) }}{% endmacro %}{% macro k(n) %}{{ m(n + 1) }}{% endmacro %}{{ m(0) }}");
        yield return Case("default argument", "{% macro m(a=m()) %}{% endmacro %}{{ m() }}");
        yield return Case("self", "{% block a %}{{ self.a() }}{% endblock %}");
        yield return Case("recursive loop", "{% set x = [] %}{% set _ = x.append(x) %}{% for y in x recursive %}{{ loop(y) }}{% endfor %}");
        yield return Case("list in itself", "{% set x = [] %}{% set _ = x.append(x) %}{{ x }}{{ x == x }}");
        yield return Case("nested value", "{% set ns = namespace(x=[]) %}{% for i in range(90000) %}{% set ns.x = [ns.x] %}{% endfor %}{{ ns.x }}");
        yield return Case("endless list", "{% set x = [1] %}{% for y in x %}{% set _ = x.append(y) %}{% endfor %}");
        yield return Case("large range", "{% for x in range(10 ** 18) %}{% endfor %}");
        yield return Case("large list", "{{ [0] * 10 ** 12 }}");
        yield return Case("large text", "{{ 'x' * 10 ** 12 }}");
        yield return Case("doubled text", "{% set ns = namespace(x='xx') %}{% for i in range(99) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}{{ ns.x }}");
        yield return Case("large power", "{{ 9 ** 9 ** 9 ** 9 ** 9 }}");
        yield return Case("large shift of digits", "{{ (10 ** 20000) ** 20000 }}");
        yield return Case("large format", "{{ '%1000000000d' % 1 }}");
        yield return Case("exponential output", "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}x{% endmacro %}{{ m(60) }}");
    }

    [TestCaseSource(nameof(Deep))]
    public void Hostile_template_ends_in_a_result_or_an_error_of_its_family(string source) => Assert.That(() => Run(source), Is.True);

    [Test]
    public void Evaluation_on_a_small_stack_ends_in_an_error_of_its_family()
    {
        bool passed = false;
        var thread = new Thread(() => passed = Deep().All(each => Run((string)each.Arguments[0]!)), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.That(passed, Is.True);
    }

    [Test]
    public void Cancelled_evaluation_ends_in_a_limit_error()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        JinjaTemplate template = new JinjaEnvironment().Compile("{% for i in range(1000000) %}{% endfor %}");
        Assert.That(() => template.Evaluate(Variables, source.Token), Throws.TypeOf<JinjaLimitException>().With.Property("Code").EqualTo("JINJA202"));
    }

    private static Gen<string> OneOf(string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static TestCaseData Case(string name, string source) => new TestCaseData(source).SetArgDisplayNames(name);

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static bool Run(string source)
    {
        foreach (JinjaEnvironment environment in Environments)
            try
            {
                object? value = environment.Compile(source).Evaluate(Variables);
                _ = value is Undefined ? "" : Python.Str(value);
            }
            catch (JinjaException error)
            {
                _ = error.Describe();
            }
            catch (PythonException)
            {
                // The text of a result that the host asked for by itself: strict undefined values in it have no place any more.
            }
        return true;
    }
}
