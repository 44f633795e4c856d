using PlaybookRunner.Jinja;
using PlaybookRunner.Templating;

namespace PlaybookRunner.Tests.Templating;

/// <summary>The filters <c>vault</c> and <c>unvault</c>.</summary>
[TestFixture]
public sealed class VaultFilterTests
{
    // Written by ansible-core 2.19: {{ 'hello' | vault('pw', salt='0123456789abcdef0123456789abcdef', vault_id='dev') }}
    private static readonly string Recorded = File.ReadAllText(GoldenFiles.Beside("vault-filter.txt"));

    [Test]
    public void Encrypted_text_is_that_of_the_reference() =>
        Assert.That(Evaluate("'hello' | vault('pw', salt='0123456789abcdef0123456789abcdef', vault_id='dev')"), Is.EqualTo(Recorded));

    [Test]
    public void What_the_reference_encrypted_is_decrypted() => Assert.That(Evaluate("recorded | unvault('pw')"), Is.EqualTo("hello"));

    [Test]
    public void A_wrong_password_is_an_error() =>
        Assert.That(Assert.Throws<JinjaRuntimeException>(() => Evaluate("recorded | unvault('other')"))!.Message, Does.StartWith("Unable to decrypt"));

    private static object? Evaluate(string expression)
    {
        var environment = new JinjaEnvironment(TemplateEngine.PlaybookOptions);
        AnsibleFunctions.AddTo(environment);
        return environment.CompileExpression(expression).Evaluate(new DictionaryVariables(new Dictionary<string, object?> { ["recorded"] = Recorded }));
    }
}
