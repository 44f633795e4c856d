namespace PlaybookRunner.Jinja.Tests.Evaluation;

/// <summary>What a host learns of a compiled template, and what evaluating it costs.</summary>
[TestFixture]
public sealed class CompiledTemplates
{
    private static readonly DictionaryVariables Variables = new(new Dictionary<string, object?>
    {
        ["a"] = 5L,
        ["text"] = "some text",
        ["d"] = new Dict { { "key", "value" } },
        ["rows"] = new List<object?> { 1L, 2L, 3L },
    });

    [Test]
    public void A_lone_expression_is_known_as_such()
    {
        var environment = new JinjaEnvironment();
        Assert.Multiple(() =>
        {
            Assert.That(environment.Compile("{{ a }}").LoneExpression!.VariableName, Is.EqualTo("a"));
            Assert.That(environment.Compile("{{ a + 1 }}").LoneExpression!.VariableName, Is.Null);
            Assert.That(environment.Compile("{{ a }} ").LoneExpression, Is.Null);
            Assert.That(environment.Compile("plain").IsConstant, Is.True);
            Assert.That(environment.CompileExpression("1 + 1").IsConstant, Is.True);
        });
    }

    [Test]
    public void Needed_names_are_known_with_their_places()
    {
        JinjaTemplate template = new JinjaEnvironment().Compile("{% set own = 1 %}{% for i in rows | sort %}\n{{ lookup('file', i) }}{{ own }}{{ i is odd }}{% endfor %}", "t.j2");
        Assert.That(template.References.Select(each => $"{each.Kind} {each.Name} {each.FirstArgument} {each.Position}"), Is.EqualTo(new[]
        {
            "Variable rows  t.j2:1:30",
            "Filter sort  t.j2:1:37",
            "Function lookup file t.j2:2:4",
            "Test odd  t.j2:2:41",
        }));
    }

    [TestCase("a")]
    [TestCase("d.key")]
    [TestCase("d['key']")]
    [TestCase("a == 5 and d.key != 'x'")]
    [TestCase("a > 3 and not a > 9")]
    [TestCase("a is defined")]
    [TestCase("'x' in d")]
    [TestCase("a + 1")]
    public void A_simple_expression_allocates_nothing(string source)
    {
        JinjaExpression expression = new JinjaEnvironment().CompileExpression(source);
        for (int i = 0; i < 10; i++)
            expression.Evaluate(Variables);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            expression.Evaluate(Variables);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [TestCase("{{ text }}")]
    [TestCase("{{ d.key }}")]
    [TestCase("{% if a == 5 %}{{ text }}{% else %}no{% endif %}")]
    [TestCase("{% for row in rows if row %}{{ text }}{% endfor %}", 160)]
    public void Rendering_allocates_its_text(string source, int more = 0)
    {
        JinjaTemplate template = new JinjaEnvironment().Compile(source);
        string text = template.Render(Variables);
        for (int i = 0; i < 10; i++)
            template.Render(Variables);
        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = new string('x', text.Length);
        long one = GC.GetAllocatedBytesForCurrentThread() - before;
        template.Render(Variables);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before - one, Is.InRange(one, one + more));
    }

    [Test]
    public void A_condition_allocates_nothing()
    {
        JinjaExpression condition = new JinjaEnvironment().CompileExpression("a > 3 and text is defined and d.key == 'value' or not rows");
        Assert.That(condition.IsTrue(Variables), Is.True);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            condition.IsTrue(Variables);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void Many_threads_may_evaluate_one_template()
    {
        JinjaTemplate template = new JinjaEnvironment().Compile("{% for i in range(50) %}{{ i * n }},{% endfor %}{{ n }}");
        Parallel.For(0, 200, n =>
        {
            string expected = string.Concat(Enumerable.Range(0, 50).Select(i => $"{i * n},")) + n;
            Assert.That(template.Render(new Dictionary<string, object?> { ["n"] = n }), Is.EqualTo(expected));
        });
    }

    [Test]
    public void A_failed_rendering_writes_nothing()
    {
        var writer = new StringWriter();
        JinjaTemplate template = new JinjaEnvironment().Compile("text {{ 1 // 0 }}");
        Assert.That(() => template.Render(writer, Variables), Throws.TypeOf<JinjaRuntimeException>());
        Assert.That(writer.ToString(), Is.Empty);
    }

    [Test]
    public void A_deferred_variable_is_computed_when_it_is_reached()
    {
        int computed = 0;
        var variables = new DictionaryVariables(new Dictionary<string, object?> { ["late"] = new Counting(() => ++computed), ["use"] = false });
        Assert.That(new JinjaEnvironment().Compile("{% if use %}{{ late }}{% endif %}-").Render(variables), Is.EqualTo("-"));
        Assert.That(computed, Is.Zero);
        Assert.That(new JinjaEnvironment().Compile("{{ late }}{{ late }}").Render(variables), Is.EqualTo("11"));
    }

    private sealed class Counting(Func<int> next) : Deferred
    {
        public override object? Resolve() => next();
    }
}
