using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Tests.Playbooks;

[TestFixture]
internal sealed class ConditionDelimitersTests
{
    [TestCase("{{ a }}", "a")]
    [TestCase("{{a|bool}}", "a|bool")]
    [TestCase(" {{ a == b and c }} ", "a == b and c")]
    [TestCase("{{ a }} == 1", "a == 1")]
    [TestCase("not {{ a or b }}", "not (a or b)")]
    [TestCase("a == '{{ b }}'", "a == b")]
    [TestCase("a == \"x-{{ b }}-y\"", "a == (\"x-\" ~ b ~ \"-y\")")]
    [TestCase("a == 'plain' and {{ b }}", "a == 'plain' and b")]
    [TestCase("{{- a -}}", "a")]
    public void Delimiters_are_taken_out(string condition, string expression) => Assert.That(ConditionDelimiters.Remove(condition), Is.EqualTo(expression));

    [TestCase("{% if a %}true{% endif %}")]
    [TestCase("{{ a")]
    [TestCase("a == '{{ b")]
    [TestCase("a {# comment #}")]
    public void What_cannot_be_taken_out_is_left(string condition) => Assert.That(ConditionDelimiters.Remove(condition), Is.Null);
}
