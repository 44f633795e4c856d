using System.Collections.Concurrent;
using System.Text;
using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Content;

/// <summary>Reads the content files of a run, each one once: thousands of hosts may include the same file.</summary>
internal sealed class ContentLoader(IContentSource source, IVaultSecrets vault)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Grows to the number of content files of the run.
    private readonly ConcurrentDictionary<string, YamlFile> _files = new(StringComparer.Ordinal);

    public IContentSource Source { get; } = source;

    public IVaultSecrets Vault { get; } = vault;

    /// <summary>
    /// The document of a YAML file; null when it is empty or has errors. Its errors are added to <paramref name="problems"/> each time, its warnings the first time.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="wantedBy">What names the file: the place of an error when it cannot be read; null to blame the file itself.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public YamlNode? Load(string path, SourcePosition? wantedBy, ContentProblems problems)
    {
        var isNew = false;
        var file = _files.GetOrAdd(path, _ =>
        {
            isNew = true;
            return Read(path, wantedBy);
        });
        foreach (var error in file.Problems.Errors)
            problems.Error(error);
        foreach (var warning in isNew ? file.Problems.Warnings : [])
            problems.Warn(warning);
        return file.Problems.HasErrors ? null : file.Root;
    }

    /// <summary>Reads YAML that is not in a file, such as extra vars.</summary>
    public YamlNode? Parse(SourceFile text, ContentProblems problems) => JsonReader.TryRead(text) ?? YamlReader.Read(text, Vault, problems);

    /// <summary>The variables of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="wantedBy">What names it; null to blame the file itself.</param>
    /// <exception cref="PlaybookException">The file cannot be read, is not YAML, or is no mapping.</exception>
    /// <exception cref="PlaybookErrorsException">Several things are wrong with it.</exception>
    public VariableSet LoadVariables(string path, SourcePosition? wantedBy)
    {
        var problems = new ContentProblems();
        var root = Load(path, wantedBy, problems);
        problems.ThrowIfAny();
        if (root is null or YamlScalar { IsNull: true })
            return VariableSet.Empty;
        if (root is not YamlMapping mapping)
            throw new PlaybookException(ErrorCodes.Structure, $"a file of variables is a mapping, and this is {root.Kind}", root.Position);
        var variables = VariableNames.Read(mapping, problems);
        problems.ThrowIfAny();
        return variables;
    }

    private YamlFile Read(string path, SourcePosition? wantedBy)
    {
        var problems = new ContentProblems();
        try
        {
            var text = ReadText(path);
            return new YamlFile(text, Parse(text, problems), problems);
        }
        catch (PlaybookException exception)
        {
            problems.Error(exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Error(
                ErrorCodes.FileNotFound,
                $"'{path}' cannot be read: {exception.Message}",
                wantedBy ?? new SourcePosition(new SourceFile(path, ""), 1, 1));
        }

        return new YamlFile(new SourceFile(path, ""), null, problems);
    }

    /// <summary>The text of a file, decrypted if it is a vault.</summary>
    /// <exception cref="PlaybookException">The file is not UTF-8, or no vault secret fits.</exception>
    public SourceFile ReadText(string path)
    {
        var bytes = Source.Read(path);
        var file = new SourceFile(path, Decode(path, bytes));
        if (!VaultEnvelope.IsVaulted(file.Text))
            return file;
        try
        {
            return new SourceFile(path, VaultText.Decode(VaultCipher.Decrypt(VaultEnvelope.Parse(file.Text), Vault.Secrets))) { IsSecret = true };
        }
        catch (VaultException exception)
        {
            throw exception.At(new SourcePosition(file, 1, 1));
        }
    }

    private static string Decode(string path, byte[] bytes)
    {
        var content = bytes.AsSpan();
        if (content.StartsWith("\uFEFF"u8))
            content = content[3..];
        try
        {
            return Strict.GetString(content);
        }
        catch (DecoderFallbackException exception)
        {
            var before = Encoding.UTF8.GetString(content[..exception.Index]);
            var file = new SourceFile(path, Encoding.UTF8.GetString(content));
            throw new PlaybookException(ErrorCodes.YamlSyntax, "the file is not UTF-8 from here on", YamlCharacters.PositionOf(file, before.Length)) { Hint = "save the file in UTF-8" };
        }
    }
}
