using System.Text;
using PlaybookRunner.Content;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>Filters that encrypt and decrypt text with a password given to them.</summary>
internal static class VaultFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("vault", "data, secret, salt=none, vault_id='filter_default', wrap_object=false", static (in JinjaCall c) => Encrypt(c))
        .Add("unvault", "vault, secret, vault_id='filter_default'", static (in JinjaCall c) => Decrypt(c.Text(0), Secret(c.Text(1), Python.Str(c[2]))));

    private static string Encrypt(in JinjaCall call)
    {
        var secret = Secret(call.Text(1), Python.Str(call[3]));
        var content = Encoding.UTF8.GetBytes(call.Text(0));
        var salt = Arguments.TextOrNull(call, 2);
        return (salt is null ? VaultCipher.Encrypt(content, secret) : VaultCipher.Encrypt(content, secret, Encoding.UTF8.GetBytes(salt))).Write();
    }

    private static string Decrypt(string text, VaultSecret secret)
    {
        if (!VaultEnvelope.IsVaulted(text))
            return text;
        try
        {
            return Encoding.UTF8.GetString(VaultCipher.Decrypt(VaultEnvelope.Parse(text), [secret]));
        }
        catch (VaultException exception)
        {
            throw new PythonException(PythonErrorType.ValueError, $"Unable to decrypt: {exception.Message}", exception);
        }
    }

    private static VaultSecret Secret(string password, string id) => new(id, () => Encoding.UTF8.GetBytes(password));
}
