using CsCheck;

namespace PlaybookRunner.Jinja.Tests.Values;

[TestFixture]
public sealed class DictTests
{
    private static readonly Gen<object?> Keys = Gen.OneOf(
        Gen.Int[0, 12].Select(n => (object?)(long)n),
        Gen.Int[0, 12].Select(n => (object?)(double)n),
        Gen.Bool.Select(b => (object?)b),
        Gen.String[Gen.Char['a', 'd'], 0, 1].Select(s => (object?)s),
        Gen.Const((object?)null),
        Gen.Int[0, 3].Select(n => (object?)new TupleValue((long)n, "x")));

    [Test]
    public void It_behaves_like_a_list_of_entries_searched_with_Pythons_equality() =>
        Gen.Select(Gen.Int[0, 3], Keys, Gen.Int).Array[0, 60].Sample(steps =>
        {
            var dict = new Dict();
            var model = new List<(object? Key, object? Value)>();
            foreach (var (operation, key, value) in steps)
            {
                var at = model.FindIndex(entry => Python.Equal(entry.Key, key));
                switch (operation)
                {
                    case 0 when at >= 0:
                        Assert.That(dict.Remove(key), Is.True);
                        model.RemoveAt(at);
                        break;
                    case 0:
                        Assert.That(dict.Remove(key), Is.False);
                        break;
                    case 1:
                        Assert.That(dict.TryAdd(key, (long)value), Is.EqualTo(at < 0));
                        if (at < 0)
                            model.Add((key, (long)value));
                        break;
                    default:
                        dict[key] = (long)value;
                        if (at < 0)
                            model.Add((key, (long)value));
                        else
                            model[at] = (model[at].Key, (long)value);
                        break;
                }
            }

            Assert.That(dict.Count, Is.EqualTo(model.Count));
            Assert.That(dict.Select(entry => (entry.Key, entry.Value)), Is.EqualTo(model));
            Assert.That(model.TrueForAll(entry => dict.TryGetValue(entry.Key, out var value) && Equals(value, entry.Value)));
        });

    [Test]
    public void A_first_key_keeps_its_spelling()
    {
        var dict = new Dict { { 1L, "a" }, { 1.0, "b" }, { true, "c" } };
        Assert.That(Python.Repr(dict), Is.EqualTo("{1: 'c'}"));
    }

    [Test]
    public void A_missing_key_is_a_KeyError_with_the_repr_of_the_key()
    {
        var error = Assert.Throws<PythonException>(() => _ = new Dict()["x"]);
        Assert.That((error!.Type, error.Message), Is.EqualTo((PythonErrorType.KeyError, "'x'")));
    }

    [Test]
    public void A_list_is_no_key_even_of_an_empty_dict()
    {
        var error = Assert.Throws<PythonException>(() => new Dict().ContainsKey(new List<object?>()));
        Assert.That(error!.Message, Is.EqualTo("unhashable type: 'list'"));
    }

    [Test]
    public void Growing_while_it_is_walked_through_is_an_error_and_changing_a_value_is_not()
    {
        var dict = new Dict { { "a", 1L }, { "b", 2L } };
        foreach (var (key, _) in dict)
            dict[key] = 0L;
        var error = Assert.Throws<PythonException>(() =>
        {
            foreach (var (key, _) in dict)
                dict[Python.Str(key) + "!"] = 1L;
        });
        Assert.That(error!.Message, Is.EqualTo("dictionary changed size during iteration"));
    }

    [Test]
    public void A_hosts_dictionary_is_read_in_place_and_copied_when_it_is_changed()
    {
        var host = new Dictionary<string, object?> { ["a"] = 1, ["b"] = new Dictionary<string, object?> { ["c"] = 2.5f } };
        var dict = Dict.Wrap(host);
        Assert.That(dict["a"], Is.EqualTo(1L));
        Assert.That(dict.Count, Is.EqualTo(2));
        dict["a"] = "changed";
        Assert.That(Python.Repr(dict), Is.EqualTo("{'a': 'changed', 'b': {'c': 2.5}}"));
        Assert.That(host["a"], Is.EqualTo(1));
    }

    [Test]
    public void Many_threads_may_read_a_wrapped_dictionary_at_once()
    {
        for (var round = 0; round < 200; round++)
        {
            var dict = Dict.Wrap(Enumerable.Range(0, 50).ToDictionary(n => $"k{n}", n => (object?)n));
            Parallel.For(0, 4, thread =>
            {
                Assert.That(thread % 2 == 0 ? dict["k7"] : dict.Keys.Count(), Is.EqualTo(thread % 2 == 0 ? 7L : 50));
            });
        }
    }
}
