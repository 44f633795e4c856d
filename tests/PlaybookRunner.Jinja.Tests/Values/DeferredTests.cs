namespace PlaybookRunner.Jinja.Tests.Values;

[TestFixture]
public sealed class DeferredTests
{
    [Test]
    public void A_dict_resolves_a_value_when_it_is_read_and_keeps_it()
    {
        var deferred = new Counting(5);
        var dict = new Dict { { "a", deferred } };
        Assert.That(dict.ContainsKey("a"));
        Assert.That(deferred.Count, Is.Zero);
        Assert.That((dict["a"], dict["a"], deferred.Count), Is.EqualTo((5L, 5L, 1)));
    }

    [Test]
    public void Walking_through_a_dict_or_printing_it_shows_resolved_values()
    {
        var dict = new Dict { { "a", new Counting("x") }, { "b", new DeferredList([new Counting(1), new Counting(new Counting(2))]) } };
        Assert.That(Python.Repr(dict), Is.EqualTo("{'a': 'x', 'b': [1, 2]}"));
        Assert.That(dict.Values.First(), Is.EqualTo("x"));
    }

    [Test]
    public void A_list_resolves_each_element_once()
    {
        var deferred = new Counting("x");
        var list = new DeferredList([deferred, 1L]);
        Assert.That(list.Count, Is.EqualTo(2));
        Assert.That(deferred.Count, Is.Zero);
        Assert.That((list[0], list.First(), list.IndexOf("x"), deferred.Count), Is.EqualTo(("x", "x", 0, 1)));
    }

    [TestCase("a.b", "v")]
    [TestCase("a['b']", "v")]
    [TestCase("a.get('b')", "v")]
    [TestCase("a.items() | list", "[('b', 'v'), ('c', ['w'])]")]
    [TestCase("a.values() | first", "v")]
    [TestCase("a.c[0]", "w")]
    [TestCase("a.c | join", "w")]
    [TestCase("a.c | map('upper') | list", "['W']")]
    [TestCase("'w' in a.c", "True")]
    [TestCase("a.c == ['w']", "True")]
    [TestCase("a.c + ['z']", "['w', 'z']")]
    [TestCase("a.c[:]", "['w']")]
    [TestCase("a.c | tojson", "[\"w\"]")]
    [TestCase("a.pop('b')", "v")]
    [TestCase("a | dictsort | first | last", "v")]
    [TestCase("[a] | map(attribute='b') | first", "v")]
    [TestCase("a.c * 2", "['w', 'w']")]
    [TestCase("(a.c, a.c)", "(['w'], ['w'])")]
    [TestCase("a.c | sort | first", "w")]
    public void Templates_never_see_one(string expression, string expected)
    {
        var variables = new Dictionary<string, object?> { ["a"] = new Dict { { "b", new Counting("v") }, { "c", new Counting(new DeferredList([new Counting("w")])) } } };
        var result = new JinjaEnvironment().CompileExpression(expression).Evaluate(new DictionaryVariables(variables));
        Assert.That(Python.Str(result), Is.EqualTo(expected));
    }

    private sealed class Counting(object? value) : Deferred
    {
        public int Count { get; private set; }

        public override object? Resolve()
        {
            Count++;
            return value;
        }
    }
}
