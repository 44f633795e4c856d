using PlaybookRunner.Jinja;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Templating;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>Asks for the variables of <c>vars_prompt</c>; those given as extra variables are not asked for.</summary>
internal sealed class VariablePrompts(RunServices services)
{
    public async Task<IVariableLayer> AskAsync(Play play, VariableScope scope, CancellationToken cancellationToken)
    {
        var answers = new ValueLayer();
        foreach (var prompt in play.VarsPrompt)
        {
            if (!services.ExtraVariables.TryGet(prompt.Name, out _))
                answers[prompt.Name] = Encrypted(await AskAsync(prompt, scope, cancellationToken), prompt);
        }

        return answers;
    }

    private static string Encrypted(string answer, VarsPrompt prompt)
    {
        if (prompt.Encrypt is not { } scheme)
            return answer;
        try
        {
            return PasswordCrypt.Hash(answer, scheme, new PasswordCryptOptions { Salt = prompt.Salt, SaltSize = (int?)prompt.SaltSize });
        }
        catch (PythonException exception)
        {
            throw new PlaybookException(ErrorCodes.KeywordValue, $"the answer cannot be encrypted by '{scheme}': {exception.Message}", prompt.Position);
        }
    }

    private async Task<string> AskAsync(VarsPrompt prompt, VariableScope scope, CancellationToken cancellationToken)
    {
        var fallback = prompt.Default is { } value ? Python.Str(services.Templates.Finish(value.Value, scope)) : null;
        var question = prompt.Prompt.Text(scope) ?? prompt.Name;
        var text = fallback is null ? $"{question}: " : $"{question} [{(prompt.IsPrivate ? Secret.Mask : fallback)}]: ";
        while (true)
        {
            var answer = await AskAsync(text, prompt, cancellationToken);
            if (string.IsNullOrEmpty(answer))
                return fallback ?? "";
            if (!prompt.Confirm || answer == await AskAsync($"confirm {question}: ", prompt, cancellationToken))
                return answer;
        }
    }

    private Task<string?> AskAsync(string text, VarsPrompt prompt, CancellationToken cancellationToken) =>
        services.Ask?.Invoke(text, !prompt.IsPrivate, null, cancellationToken) ?? Task.FromResult<string?>(null);
}
