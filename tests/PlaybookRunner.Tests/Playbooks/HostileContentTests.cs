using System.Text;
using PlaybookRunner.Content;

namespace PlaybookRunner.Tests.Playbooks;

/// <summary>Whatever a file contains, reading it ends with a value or with errors that have a place, never with anything else.</summary>
[TestFixture]
internal sealed class HostileContentTests
{
    private const int Mutations = 400;

    private static readonly string[] Fragments =
        ["{", "}", "[", "]", "- ", ": ", ":", "\n", "\n  ", "\t", "&a ", "*a", "<<: ", "!!int ", "!vault ", "|\n", ">-\n", "'", "\"", "{{", "}}", "{% x", "# ", "? ", "---\n", "...\n", "%YAML 9\n", "\0", "\uFEFF", "\u0085", "1:30", "~", "when: ", "block:\n", "roles: ", "\\"];

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Damaged_playbooks_give_errors_with_places(int seed)
    {
        var random = new Random(seed);
        var originals = Directory.GetFiles(GoldenFiles.Beside("../Content/documents"), "*.yml").Concat(Directory.GetFiles(GoldenFiles.Beside("errors"), "*.yml")).Order().Select(File.ReadAllText).ToList();
        for (var i = 0; i < Mutations; i++)
        {
            var text = Damage(originals[random.Next(originals.Count)], random);
            var (_, problems) = TestParser.Parse(text);
            Assert.That(problems.Errors, Has.All.Property("Position").Property("Line").GreaterThan(0), text);
        }
    }

    [Test]
    public void Aliases_that_multiply_take_no_memory()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 60; i++)
            text.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        var problems = new ContentProblems();
        var root = YamlReader.Read(new SourceFile("bomb.yml", text.ToString()), VaultSecrets.None, problems)!;
        Assert.That(((YamlMapping)root).Entries[59].Value.Value, Is.TypeOf<List<object?>>().With.Count.EqualTo(10));
    }

    private static string Damage(string text, Random random)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            text = random.Next(3) switch
            {
                0 => text.Insert(at, Fragments[random.Next(Fragments.Length)]),
                1 => text.Remove(at, Math.Min(random.Next(6), text.Length - at)),
                _ => text[..at] + Fragments[random.Next(Fragments.Length)] + text[Math.Min(text.Length, at + 1)..],
            };
        }

        return text;
    }
}
