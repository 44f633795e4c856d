using PlaybookRunner.Cli;
using PlaybookRunner.Events;

namespace PlaybookRunner.Conformance.Tests;

/// <summary><c>vars_prompt</c>: what is asked, and what becomes of the answers.</summary>
internal sealed class PromptTests
{
    // Made by the reference with the same answer, scheme and salt: {{ 'secret' | password_hash('sha512', 'saltsalt') }}.
    private const string Encrypted = "$6$rounds=656000$saltsalt$Vg7us3Hcq8rplCTNjwvGRwObM2xyfDZZ.XP2YLQ.ii85wAq/psu28uEfoMveNszsQWMgkWRxbZm2mBBlNn3.J0";

    private const string Playbook = """
        - hosts: h1
          gather_facts: false
          vars_prompt:
            - {name: plain, prompt: Name, private: false}
            - {name: fallback, prompt: Colour, default: red}
            - {name: password, prompt: Password, confirm: true, encrypt: sha512_crypt, salt: saltsalt}
            - {name: given, prompt: Given}
          tasks:
            - name: "{{ plain }} {{ fallback }} {{ password }} {{ given }}"
              debug: msg=x
        """;

    [Test]
    public async Task Answers_are_confirmed_completed_and_encrypted()
    {
        var answers = new Queue<string>(["someone", "", "secret", "other", "secret", "secret"]);
        var questions = new List<(string Prompt, bool Echo)>();
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, Playbook);
        var names = new TaskNames();

        await EngineFactory.Create().RunAsync(
            new RunOptions { Playbooks = [path], Inventories = ["h1,"], Connection = "local", ExtraVariables = ["given=1"] }, RunObservers.Of(names), AskAsync);

        File.Delete(path);
        Assert.That(questions, Is.EqualTo(new[]
        {
            ("Name: ", true), ("Colour [********]: ", false), ("Password: ", false), ("confirm Password: ", false), ("Password: ", false), ("confirm Password: ", false),
        }));
        Assert.That(names.All, Is.EqualTo(new[] { $"someone red {Encrypted} 1" }));

        Task<string?> AskAsync(string prompt, bool echo, TimeSpan? limit, CancellationToken cancellationToken)
        {
            questions.Add((prompt, echo));
            return Task.FromResult<string?>(answers.Dequeue());
        }
    }

    private sealed class TaskNames : IRunObserver
    {
        public List<string> All { get; } = [];

        public void OnEvent(RunEvent runEvent)
        {
            if (runEvent is TaskStarted started)
                All.Add(started.Task.Name);
        }
    }
}
