using PlaybookRunner.Cli;

namespace PlaybookRunner.Conformance.Tests;

/// <summary>What names nothing is an error before the first task runs, with its place and the nearest name.</summary>
[NonParallelizable]
internal sealed class StaticCheckTests
{
    private string _path = "";

    [SetUp]
    public void MakeFile() => _path = Path.GetTempFileName();

    [TearDown]
    public void RemoveFile() => File.Delete(_path);

    [TestCase("debug: {msg: \"{{ a | defalt(1) }}\"}", "there is no filter 'defalt'", "did you mean 'default'?")]
    [TestCase("debug: {msg: \"{{ query('fil', 'x') }}\"}", "there is no lookup 'fil'", "did you mean 'file'?")]
    [TestCase("{debug: , when: a is defind}", "there is no test 'defind'", "did you mean 'defined'?")]
    [TestCase("{debug: , with_itms: [1]}", "there is no lookup 'itms' for 'with_itms'", "did you mean 'items'?")]
    [TestCase("{debug: , vars: {x: {y: [\"{{ 1 | intt }}\"]}}}", "there is no filter 'intt'", "did you mean 'int'?")]
    [TestCase("{debug: , delegate_to: \"{{ 'h' | lowr }}\"}", "there is no filter 'lowr'", "did you mean 'lower'?")]
    [TestCase("{debug: , loop: [1], loop_control: {label: \"{{ item | uper }}\"}}", "there is no filter 'uper'", "did you mean 'upper'?")]
    [TestCase("{debug: , environment: {A: \"{{ q('evn', 'A') }}\"}}", "there is no lookup 'evn'", "did you mean 'env'?")]
    [TestCase("{debug: , name: \"{{ 1 | strng }}\"}", "there is no filter 'strng'", "did you mean 'string'?")]
    [TestCase("{block: [{debug: , failed_when: x is matc('a')}]}", "there is no test 'matc'", "did you mean 'match'?")]
    [TestCase("{debug: , module_defaults: {group/dokcer: {}}}", "there is no group of modules 'dokcer' (did you mean 'docker'?)", null)]
    public async Task A_name_that_nothing_implements_is_an_error(string task, string message, string? hint)
    {
        await File.WriteAllTextAsync(_path, $"- hosts: all\n  gather_facts: false\n  tasks:\n    - {task}\n");

        var error = (await Assert.ThrowsAsync<PlaybookException>(() => CheckAsync()))!;

        Assert.That((error.Message, error.Hint, error.Position.Line), Is.EqualTo((message, hint, 4)));
    }

    [TestCase("debug: {msg: \"{{ 'a | nofilter' }}\"}")]
    [TestCase("debug: {msg: \"{# x | nofilter #}{% raw %}{{ x | nofilter }}{% endraw %}\"}")]
    [TestCase("debug: {msg: \"{{ lookup(name) }} {{ x | ansible.builtin.to_json }} {{ lookup('ansible.builtin.env', 'X') }}\"}")]
    [TestCase("{debug: , with_ansible.builtin.items: [1]}")]
    [TestCase("{debug: , when: x is ansible.builtin.defined and 'this is nothing' != ''}")]
    [TestCase("{debug: , module_defaults: {group/aws: {}, group/community.docker.docker: {}, group/cisco.ios.all: {}}}")]
    public async Task What_only_looks_like_a_name_is_none(string task)
    {
        await File.WriteAllTextAsync(_path, $"- hosts: all\n  gather_facts: false\n  tasks:\n    - {task}\n");

        Assert.That(await CheckAsync(), Is.Empty);
    }

    [Test]
    public async Task A_debugger_is_warned_of()
    {
        await File.WriteAllTextAsync(_path, "- hosts: all\n  debugger: on_failed\n  tasks:\n    - debug:\n    - debug:\n      debugger: never\n");

        Assert.That(await CheckAsync(), Is.EqualTo(new[] { "'debugger' has no effect: there is no debugger for tasks" }));
    }

    private async Task<IReadOnlyList<string>> CheckAsync()
    {
        var warnings = new WarningRecorder();
        await EngineFactory.Create().CheckSyntaxAsync(new RunOptions { Playbooks = [_path], Inventories = ["h1,"] }, RunObservers.Of(warnings));
        return warnings.Messages;
    }
}
