using System.Collections;
using System.Numerics;

namespace PlaybookRunner.Jinja.Tests.Values;

[TestFixture]
public sealed class HostValueTests
{
    private static IEnumerable<TestCaseData> Values()
    {
        yield return new TestCaseData((byte)1, "int", "1");
        yield return new TestCaseData((short)-1, "int", "-1");
        yield return new TestCaseData(7, "int", "7");
        yield return new TestCaseData(uint.MaxValue, "int", "4294967295");
        yield return new TestCaseData(ulong.MaxValue, "int", "18446744073709551615");
        yield return new TestCaseData(BigInteger.Pow(2, 70), "int", "1180591620717411303424");
        yield return new TestCaseData(1.5f, "float", "1.5");
        yield return new TestCaseData(1.25m, "float", "1.25");
        yield return new TestCaseData('x', "str", "'x'");
        yield return new TestCaseData(new[] { 1, 2 }, "list", "[1, 2]");
        yield return new TestCaseData(new List<string> { "a" }, "list", "['a']");
        yield return new TestCaseData(new object?[] { 1, null, new[] { "b" } }, "list", "[1, None, ['b']]");
        yield return new TestCaseData(new Dictionary<string, object?> { ["a"] = 1 }, "dict", "{'a': 1}");
        yield return new TestCaseData(new Dictionary<string, string> { ["a"] = "b" }, "dict", "{'a': 'b'}");
        yield return new TestCaseData(new Hashtable { [1] = 2 }, "dict", "{1: 2}");
        yield return new TestCaseData(new HashSet<string> { "a" }, "set", "{'a'}");
        yield return new TestCaseData(Enumerable.Range(0, 2), "list", "[0, 1]");
    }

    [TestCaseSource(nameof(Values))]
    public void What_a_host_has_becomes_a_value_of_Python(object value, string type, string repr)
    {
        var reached = Python.Reach(value);
        Assert.That((Python.TypeName(reached), Python.Repr(reached)), Is.EqualTo((type, repr)));
    }

    [Test]
    public void Small_integers_and_truth_values_are_shared()
    {
        Assert.That(Python.Add(1000L, 23L, Limits.Default), Is.SameAs(Python.Add(1023L, 0L, Limits.Default)));
        Assert.That(Python.Reach(5), Is.SameAs(Python.Reach((byte)5)));
    }
}
