using System.Text;
using PlaybookRunner.Content;

namespace PlaybookRunner.Tests.Content;

/// <summary>The files vault/*.vault were encrypted by the reference (record_vaults.sh) with the password in vault/password.</summary>
[TestFixture]
internal sealed class VaultTests
{
    private static readonly VaultSecret Right = new("default", static () => "secret"u8.ToArray());
    private static readonly VaultSecret RightForProd = new("prod", static () => "secret"u8.ToArray());
    private static readonly VaultSecret Wrong = new("other", static () => "wrong"u8.ToArray());

    private static IEnumerable<string> Vaults() =>
        Directory.GetFiles(GoldenFiles.Beside("vault"), "*.vault").Select(static path => Path.GetFileName(path)).Order();

    [TestCaseSource(nameof(Vaults))]
    public void What_the_reference_encrypted_is_decrypted(string name) =>
        Assert.That(VaultCipher.Decrypt(Envelope(name), [Wrong, Right]), Is.EqualTo(Plain(name)));

    [TestCaseSource(nameof(Vaults))]
    public void Encrypting_with_the_same_salt_gives_the_text_of_the_reference(string name)
    {
        var secret = name.Contains("prod", StringComparison.Ordinal) ? RightForProd : Right;
        var ours = VaultCipher.Encrypt(Plain(name), secret, Envelope(name).Salt).Write();
        Assert.That(ours, Is.EqualTo(File.ReadAllText(GoldenFiles.Beside("vault/" + name))));
    }

    [Test]
    public void Each_encryption_has_a_salt_of_its_own()
    {
        var (first, second) = (VaultCipher.Encrypt("x"u8, Right), VaultCipher.Encrypt("x"u8, Right));
        Assert.That(first.Salt, Is.Not.EqualTo(second.Salt));
    }

    [Test]
    public void A_secret_with_the_id_of_the_vault_is_tried_first()
    {
        var asked = new List<string>();
        VaultSecret Counting(string id) => new(id, () => { asked.Add(id); return "secret"u8.ToArray(); });
        VaultCipher.Decrypt(Envelope("vars.yml.prod.vault"), [Counting("a"), Counting("prod")]);
        Assert.That(asked, Is.EqualTo(new[] { "prod" }));
    }

    [Test]
    public void A_wrong_password_is_told_with_the_ids_that_were_tried() =>
        Assert.That(() => VaultCipher.Decrypt(Envelope("vars.yml.prod.vault"), [Wrong]), Throws.TypeOf<VaultException>().With.Message.EqualTo(
            "none of the given vault passwords (vault ids: other) fits (it was encrypted with vault id 'prod'): the password is wrong, or the vaulted text is damaged"));

    [Test]
    public void A_changed_byte_is_never_decrypted()
    {
        var envelope = Envelope("vars.yml.vault");
        envelope.Bytes[3] ^= 1;
        Assert.That(() => VaultCipher.Decrypt(envelope, [Right]), Throws.TypeOf<VaultException>());
    }

    [TestCase("", "this is not encrypted: it does not start with '$ANSIBLE_VAULT;'")]
    [TestCase("plain", "this is not encrypted: it does not start with '$ANSIBLE_VAULT;'")]
    [TestCase("$ANSIBLE_VAULT;1.1", "the vault's format is not known; known are 1.1 and 1.2")]
    [TestCase("$ANSIBLE_VAULT;9.9;AES256\n00", "the vault's format is not known; known are 1.1 and 1.2")]
    [TestCase("$ANSIBLE_VAULT;1.1;AES\n00", "the vault's cipher 'AES' is not known; known is AES256")]
    [TestCase("$ANSIBLE_VAULT;1.1;AES256\n0", "the vaulted text is damaged: it is cut off, or characters in it were changed")]
    [TestCase("$ANSIBLE_VAULT;1.1;AES256\nzz", "the vaulted text is damaged: it is cut off, or characters in it were changed")]
    [TestCase("$ANSIBLE_VAULT;1.1;AES256\n3031", "the vaulted text is damaged: it is cut off, or characters in it were changed")]
    public void A_damaged_vault_is_told(string text, string message) =>
        Assert.That(() => VaultEnvelope.Parse(text), Throws.TypeOf<VaultException>().With.Message.EqualTo(message));

    [Test]
    public void A_wholly_vaulted_file_is_read_like_any_other_and_never_shown()
    {
        var problems = new ContentProblems();
        var root = new ContentLoader(new DiskContent(), new VaultSecrets([Right])).Load(GoldenFiles.Beside("vault/vars.yml.vault"), null, problems);
        Assert.That(problems.Errors, Is.Empty);
        Assert.That(((YamlMapping)root!).Find("api_key")!.Value.Value, Is.TypeOf<TemplateText>());
        Assert.That(ErrorText.Render(new PlaybookException("PB0001", "wrong", root.Position)), Does.Not.Contain("api_key"));
    }

    [Test]
    public void A_vaulted_file_without_a_password_is_an_error_at_its_first_line()
    {
        var problems = new ContentProblems();
        new ContentLoader(new DiskContent(), VaultSecrets.None).Load(GoldenFiles.Beside("vault/vars.yml.vault"), null, problems);
        Assert.That(problems.Errors.Single(), Has.Property("Code").EqualTo(ErrorCodes.Vault).And.Property("Message").EqualTo("this is encrypted, and no vault password was given"));
    }

    [Test]
    public void A_vaulted_value_is_decrypted_when_it_is_asked_for_and_is_no_template()
    {
        var envelope = VaultCipher.Encrypt("{{ x }}"u8, Right).Write();
        var text = "a: !vault |\n" + string.Concat(envelope.TrimEnd().Split('\n').Select(static line => $"  {line}\n"));
        var right = (VaultedText)((YamlMapping)YamlReader.Read(new SourceFile("v.yml", text), new VaultSecrets([Right]), new ContentProblems())!).Entries[0].Value.Value!;
        var wrong = (VaultedText)((YamlMapping)YamlReader.Read(new SourceFile("v.yml", text), new VaultSecrets([Wrong]), new ContentProblems())!).Entries[0].Value.Value!;
        Assert.That(right.Decrypted, Is.EqualTo("{{ x }}"));
        Assert.That(right.ToString(), Is.EqualTo(Secret.Mask));
        Assert.That(() => wrong.Decrypted, Throws.TypeOf<PlaybookException>().With.Property("Position").Property("Line").EqualTo(1));
    }

    [Test]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void A_password_comes_from_a_file_a_program_or_a_prompt()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.FullName, "file");
            File.WriteAllText(file, " secret\n");
            var program = Path.Combine(folder.FullName, "program");
            File.WriteAllText(program, "#!/bin/sh\necho \"$# $*\"\n");
            var client = Path.Combine(folder.FullName, "vault-client.sh");
            File.Copy(program, client);
            foreach (var path in new[] { program, client })
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);

            var source = new VaultSecretSource(static prompt => prompt);
            Assert.That(Password(source.Parse(file)), Is.EqualTo("secret"));
            Assert.That(Password(source.Parse("prod@" + program)), Is.EqualTo("0"));
            Assert.That(Password(source.Parse("prod@" + client)), Is.EqualTo("2 --vault-id prod"));
            Assert.That(Password(source.Parse("prod@prompt")), Is.EqualTo("Vault password (prod):"));
            Assert.That(() => Password(source.Parse(file + "x")), Throws.TypeOf<VaultException>());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Password(VaultSecret secret) => Encoding.UTF8.GetString(secret.Password);

    private static VaultEnvelope Envelope(string name) => VaultEnvelope.Parse(File.ReadAllText(GoldenFiles.Beside("vault/" + name)));

    private static byte[] Plain(string name) =>
        File.ReadAllBytes(GoldenFiles.Beside("vault/" + name.Replace(".prod", "", StringComparison.Ordinal).Replace(".vault", "", StringComparison.Ordinal)));
}
