namespace PlaybookRunner.Jinja.Tests.Values;

/// <summary>What hostile templates ask for: an error, quickly, before memory or the stack is gone.</summary>
[TestFixture]
public sealed class LimitTests
{
    [TestCase("'x' * 10 ** 10")]
    [TestCase("'ab' * 9223372036854775807")]
    [TestCase("[1] * 10 ** 10")]
    [TestCase("(1, 2) * 10 ** 12")]
    [TestCase("9 ** (9 ** 9)")]
    [TestCase("range(10 ** 12) | list")]
    [TestCase("range(10 ** 12) | sort")]
    [TestCase("range(10 ** 12) | reverse")]
    [TestCase("range(10 ** 12) | batch(10 ** 12, 1) | first")]
    [TestCase("[1] | batch(10 ** 12, 1) | list")]
    [TestCase("'%999999999d' % 1")]
    [TestCase("'%.999999999f' % 1.0")]
    [TestCase("'%*d' % (999999999, 1)")]
    [TestCase("'{:999999999}'.format(1)")]
    [TestCase("'{:.999999999f}'.format(1.0)")]
    [TestCase("'x'.center(10 ** 9)")]
    [TestCase("'x'.ljust(10 ** 12)")]
    [TestCase("'x'.zfill(10 ** 9)")]
    [TestCase("'\\t'.expandtabs(10 ** 9)")]
    [TestCase("'x' | center(10 ** 9)")]
    [TestCase("'a\\nb' | indent(10 ** 9)")]
    [TestCase("('x' * 10 ** 7).replace('x', 'y' * 100)")]
    [TestCase("('x' * 10 ** 7).replace('', 'y' * 100)")]
    [TestCase("('x' * 10 ** 6).join(['y'] * 1000)")]
    [TestCase("(['x' * 10 ** 6] * 1000) | join")]
    [TestCase("('x' * 10 ** 6).translate({120: 'y' * 1000})")]
    [TestCase("(1).to_bytes(10 ** 9)")]
    [TestCase("{'a': 1} | tojson(10 ** 9)")]
    [TestCase("(['x' * 10 ** 7] * 20) | tojson")]
    [TestCase("'x'.format() * 10 ** 9")]
    public void A_result_that_is_too_large_is_an_error(string expression)
    {
        var error = Assert.Throws<JinjaLimitException>(() => new JinjaEnvironment().CompileExpression(expression).Evaluate(DictionaryVariables.Empty));
        Assert.That(((PythonException)error!.InnerException!).Type, Is.EqualTo(PythonErrorType.MemoryError));
    }

    [Test]
    public void A_host_may_allow_less()
    {
        var options = new JinjaOptions { Limits = JinjaLimits.Default with { Values = new Limits { TextLength = 10 } } };
        var expression = new JinjaEnvironment(options).CompileExpression("'abc' * 4");
        Assert.That(() => expression.Evaluate(DictionaryVariables.Empty), Throws.InstanceOf<JinjaLimitException>().With.Message.Contains("longer than 10 characters"));
    }

    private static readonly Func<object?, object?>[] Recursive =
    [
        Python.Repr,
        static value => Python.ToJson(value, JsonFormat.Default, Limits.Default),
        static value => Python.Equal(value, Nested(100_000)),
        static value => Python.Less(value, Nested(100_000)),
        static value => new PrettyPrinter(Limits.Default).Format(value),
    ];

    [TestCaseSource(nameof(Recursive))]
    public void Nesting_deeper_than_the_stack_is_an_error(Func<object?, object?> operation)
    {
        var error = Assert.Throws<PythonException>(() => operation(Nested(100_000)));
        Assert.That(error!.Type, Is.EqualTo(PythonErrorType.RecursionError));
    }

    [Test]
    public void What_contains_itself_is_shown_as_dots_and_is_no_JSON()
    {
        var list = new List<object?>();
        list.Add(list);
        var dict = new Dict { { "a", list } };
        dict["b"] = dict;
        Assert.That(Python.Repr(dict), Is.EqualTo("{'a': [[...]], 'b': {...}}"));
        Assert.That(() => Python.ToJson(dict, JsonFormat.Default, Limits.Default), Throws.InstanceOf<PythonException>().With.Message.EqualTo("Circular reference detected"));
    }

    private static List<object?> Nested(int depth)
    {
        var list = new List<object?>();
        for (var i = 0; i < depth; i++)
            list = [list];
        return list;
    }
}
