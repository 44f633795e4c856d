using System.Numerics;
using System.Text;
using CsCheck;

namespace PlaybookRunner.Jinja.Tests.Values;

/// <summary>What holds for all values.</summary>
[TestFixture]
public sealed class PythonLawTests
{
    private static readonly Gen<object> Integers = Gen.OneOf(
        Gen.Long.Select(n => Boxes.Of(n)), Gen.Int[-20, 20].Select(n => Boxes.Of((long)n)), Gen.Select(Gen.Long, Gen.Long, (a, b) => Boxes.Of((BigInteger)a * b)));

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String, Gen.String[Gen.Char[' ', '~'], 0, 20], Gen.Int[0x10000, 0x10ffff].Array[0, 5].Select(points => string.Concat(points.Select(char.ConvertFromUtf32))));

    private static readonly Gen<object?> Scalars = Gen.OneOf(
        Integers.Select(n => (object?)n), Gen.Double.Select(d => (object?)d), Gen.Bool.Select(b => (object?)b), Texts.Select(t => (object?)t), Gen.Const((object?)null));

    private static readonly Gen<object?> Values = Gen.Recursive<object?>((depth, inner) => depth > 3 ? Scalars : Gen.OneOf(
        Scalars, inner.List[0, 4].Select(items => (object?)items), inner.Array[0, 3].Select(items => (object?)new TupleValue(items))));

    [Test]
    public void Quotient_and_remainder_make_up_the_dividend() => Gen.Select(Integers, Integers).Where(t => Python.Truth(t.Item2)).Sample((a, b) =>
    {
        var remainder = Python.Modulo(a, b, Limits.Default);
        var product = Python.Multiply(Python.FloorDivide(a, b), b, Limits.Default);
        Assert.That(Python.Equal(Python.Add(product, remainder, Limits.Default), a));
        Assert.That(Python.Equal(remainder, 0L) || Python.Less(remainder, 0L) == Python.Less(b, 0L));
    });

    [Test]
    public void Integers_are_exact_whatever_their_size() => Gen.Select(Integers, Integers).Sample((a, b) =>
    {
        BigInteger x = Numbers.ToBig(a), y = Numbers.ToBig(b);
        Assert.That(Python.Add(a, b, Limits.Default), Is.EqualTo(Boxes.Of(x + y)));
        Assert.That(Python.Subtract(a, b), Is.EqualTo(Boxes.Of(x - y)));
        Assert.That(Python.Multiply(a, b, Limits.Default), Is.EqualTo(Boxes.Of(x * y)));
        Assert.That(Python.Compare(a, b), Is.EqualTo(x.CompareTo(y)));
    });

    [Test]
    public void The_text_of_a_float_reads_back_as_the_same_float() => Gen.Double.Sample(d =>
        Assert.That(BitConverter.DoubleToInt64Bits(Python.ToFloat(Python.Repr(d))), Is.EqualTo(BitConverter.DoubleToInt64Bits(double.IsNaN(d) ? double.NaN : d))));

    [Test]
    public void Equal_values_have_equal_hashes() => Gen.Select(Values, Values).Sample((a, b) =>
    {
        if (Python.IsHashable(a) && Python.IsHashable(b) && Python.Equal(a, b))
            Assert.That(Python.Hash(a), Is.EqualTo(Python.Hash(b)));
        Assert.That(Python.SameKey(a, a));
    });

    [Test]
    public void Integers_and_floats_of_equal_value_have_equal_hashes() => Gen.OneOf(Gen.Double.Select(Math.Round), Gen.Long.Select(n => (double)n)).Where(double.IsFinite).Sample(d =>
    {
        var integer = Boxes.Of(new BigInteger(d));
        Assert.That(Python.Equal(integer, d));
        Assert.That(Python.Hash(integer), Is.EqualTo(Python.Hash(d)));
    });

    [Test]
    public void A_slice_takes_what_counting_takes() =>
        Gen.Select(Texts.Where(t => !t.Any(char.IsSurrogate) || t.EnumerateRunes().All(r => r.Value != 0xfffd)), Gen.Int[-8, 8], Gen.Int[-8, 8], Gen.Int[-4, 4].Where(n => n != 0)).Sample((text, start, stop, step) =>
        {
            var points = CodePoints.Each(text).ToList();
            var expected = string.Concat((IEnumerable<object?>)Python.Slice(points, (long)start, (long)stop, (long)step)!);
            Assert.That(Python.Slice(text, (long)start, (long)stop, (long)step), Is.EqualTo(expected));
            Assert.That(Python.Length(text), Is.EqualTo(points.Count));
        });

    [Test]
    public void Sorting_is_stable_and_in_order() => Gen.Int[0, 30].Array[0, 300].Sample(numbers =>
    {
        var items = numbers.Select((n, i) => (object?)new TupleValue((long)n, (long)i)).ToList();
        var keys = numbers.Select(n => (object?)(long)n).ToList();
        Assert.That(Sorting.Sort(items, keys, reverse: false), Is.EqualTo(items.OrderBy(item => ((TupleValue)item!)[0])));
        Assert.That(Sorting.Sort(items, keys, reverse: true), Is.EqualTo(items.OrderByDescending(item => ((TupleValue)item!)[0])));
    });

    [Test]
    public void Texts_are_ordered_by_code_points() => Gen.Select(Texts, Texts).Sample((a, b) =>
    {
        if (!HasLoneSurrogate(a) && !HasLoneSurrogate(b))
        {
            var expected = a.EnumerateRunes().Select(r => r.Value).Zip(b.EnumerateRunes().Select(r => r.Value), (x, y) => x.CompareTo(y)).FirstOrDefault(order => order != 0);
            Assert.That(Math.Sign(Python.Compare(a, b)), Is.EqualTo(Math.Sign(expected != 0 ? expected : a.Length.CompareTo(b.Length))));
        }
    });

    [Test]
    public void No_operator_throws_anything_but_Pythons_errors()
    {
        Func<object?, object?, object?>[] operations =
        [
            (a, b) => Python.Add(a, b, Limits.Default), Python.Subtract, (a, b) => Python.Multiply(a, b, Limits.Default), Python.Divide, Python.FloorDivide,
            (a, b) => Python.Modulo(a, b, Limits.Default), (a, b) => Python.Power(a, b, Limits.Default), (a, b) => Python.Less(a, b), (a, b) => Python.In(a, b), Python.GetItem,
            (a, b) => Python.Slice(a, b, b, b), (a, b) => Python.FormatMethod(a, [b], new Dict(), Limits.Default), (a, b) => Python.Format(a, Python.Str(b), Limits.Default),
        ];
        Gen.Select(Gen.Int[0, operations.Length - 1], Values, Values).Sample((operation, a, b) =>
        {
            try
            {
                operations[operation](a, b);
            }
            catch (PythonException)
            {
                // Any of Python's errors will do.
            }
        });
    }

    private static bool HasLoneSurrogate(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) != text;
}
