using PlaybookRunner.Content;
using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Tests.Playbooks;

[TestFixture]
internal sealed class PlaybookModelTests
{
    [Test]
    public void A_task_inherits_what_is_around_it()
    {
        var task = (PlaybookTask)((Block)Parse("""
            - hosts: all
              become: yes
              become_user: play
              environment: {A: play}
              vars: {v: play}
              tasks:
              - when: outer
                become_user: block
                vars: {v: block}
                notify: outer
                block:
                - debug: msg=1
                  when: [inner, true]
                  environment: {A: task}
                  vars: {v: task}
            """).Tasks[0]).Body[0];

        Assert.That(task.Keywords.Become!.Value, Is.True);
        Assert.That(task.Keywords.BecomeUser!.Value, Is.EqualTo("block"));
        Assert.That(task.Keywords.When.Select(static condition => condition.Expression?.Text ?? condition.Literal), Is.EqualTo(new object[] { "outer", "inner", true }));
        Assert.That(task.Keywords.Environment, Has.Count.EqualTo(2));
        Assert.That(task.Keywords.Vars, Has.Count.EqualTo(2), "a play's variables are kept apart");
        Assert.That(task.Keywords.Notify.Single().Value, Is.EqualTo("outer"));
        Assert.That(task.Around.When, Has.Count.EqualTo(1));
    }

    [Test]
    public void Arguments_of_all_forms_know_their_places()
    {
        var tasks = Parse("""
            - hosts: all
              tasks:
              - copy: src=a dest={{ b }} mode=0644
              - copy: {src: a, mode: 0644}
              - command: echo {{ x }} creates=/y
              - debug:
                args:
                  msg: z
              - copy: "{{ options }}"
              - action: "{{ manager }} name=x"
            """).Tasks.Cast<PlaybookTask>().ToList();

        Assert.That(tasks[0].Arguments.Find("dest")!.Value, Is.TypeOf<TemplateText>().With.Property("Text").EqualTo("{{ b }}"));
        Assert.That(Place(tasks[0].Arguments.Find("dest")!.ValuePosition), Is.EqualTo("3:22"));
        Assert.That(tasks[0].Arguments.Find("mode")!.Value, Is.EqualTo("0644"));
        Assert.That(tasks[1].Arguments.Find("mode")!.Value, Is.EqualTo(420L));
        Assert.That(Place(tasks[1].Arguments.Find("mode")!.NamePosition), Is.EqualTo("4:20"));
        Assert.That(((TemplateText)tasks[2].Arguments.FreeForm!.Value.Value!).Text, Is.EqualTo("echo {{ x }}"));
        Assert.That(tasks[2].Arguments.Find("creates")!.Value, Is.EqualTo("/y"));
        Assert.That(Place(tasks[3].Arguments.Find("msg")!.ValuePosition), Is.EqualTo("8:12"));
        Assert.That(tasks[4].Arguments.Whole!.Text, Is.EqualTo("{{ options }}"));
        Assert.That(tasks[5].Action.Template!.Text, Is.EqualTo("{{ manager }}"));
        Assert.That(tasks[5].Arguments.Find("name")!.Value, Is.EqualTo("x"));
    }

    [Test]
    public void A_place_inside_a_template_is_found_in_the_file()
    {
        var task = (PlaybookTask)Parse("""
            - hosts: all
              tasks:
              - debug:
                  msg: |
                    line {{ one }}
                    and {{ two }}
            """).Tasks[0];
        var template = (TemplateText)task.Arguments.Find("msg")!.Value!;
        Assert.That(Place(template.Locate(2, 8)), Is.EqualTo("6:16"));
    }

    [Test]
    public void Modules_are_found_by_redirects_and_collections()
    {
        var tasks = Parse("""
            - hosts: all
              collections: [acme.tools]
              tasks:
              - yum: name=x
              - gadget: name=x
              - ansible.legacy.command: ls
            """).Tasks.Cast<PlaybookTask>();
        Assert.That(tasks.Select(static task => task.Action.Resolved), Is.EqualTo(new[] { "ansible.builtin.dnf", "acme.tools.gadget", "ansible.builtin.command" }));
    }

    [Test]
    public void Roles_keep_their_parameters_apart_and_know_where_they_come_from()
    {
        var (playbook, problems) = TestParser.Parse(
            """
            - hosts: all
              roles:
              - {role: web, listen_on: 80, vars: {x: 1}}
            """,
            files:
            [
                ("roles/web/tasks/main.yml", "- debug: msg=1\n"),
                ("roles/web/defaults/main.yaml", "listen_on: 1\n"),
                ("roles/web/vars/main/a.yml", "v: 1\nw: 1\n"),
                ("roles/web/vars/main/b.yml", "w: 2\n"),
                ("roles/web/meta/main.yml", "dependencies: [base]\nallow_duplicates: true\n"),
                ("roles/base/tasks/main.yml", "- debug: msg=base\n"),
            ]);

        Assert.That(problems.Errors, Is.Empty);
        Assert.That(playbook.Plays[0].Roles.Select(static role => role.Role!.Role.Name), Is.EqualTo(new[] { "base", "web" }));
        var web = playbook.Plays[0].Roles[1].Role!;
        Assert.That(web.Parameters.Names, Is.EqualTo(new[] { "listen_on", "x" }));
        Assert.That(web.Defaults.TryGet("listen_on", out var value) && value is 1L);
        Assert.That(web.Vars.TryGet("w", out var w) && w is 2L);
        Assert.That(web.AllowDuplicates);
        Assert.That(web.Dependencies.Single().Parent!.Role.Name, Is.EqualTo("web"));
    }

    [Test]
    public void An_include_applies_its_keywords_to_what_it_brings_in()
    {
        var (playbook, problems) = TestParser.Parse(
            """
            - hosts: all
              tasks:
              - when: around
                block:
                - include_tasks:
                    file: more.yml
                    apply: {become: yes, tags: [applied]}
                  when: own
                  tags: own
                  vars: {v: 1}
            """,
            files: [("more.yml", "- debug: msg=1\n")]);
        Assert.That(problems.Errors, Is.Empty);
        var include = (PlaybookTask)((Block)playbook.Plays[0].Tasks[0]).Body[0];

        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "more.yml"), "- debug: msg=1\n");
        var included = TestParser.Create().ParseIncludedTasks(include with { Folder = folder }, "more.yml", folder, problems);
        Directory.Delete(folder, recursive: true);

        var task = (PlaybookTask)included.Steps.Single();
        Assert.That(task.Keywords.When.Single().Expression!.Text, Is.EqualTo("around"));
        Assert.That(task.Keywords.Become!.Value, Is.True);
        Assert.That(task.Keywords.Tags.Select(static tag => tag.Value), Is.EqualTo(new[] { "applied" }));
        Assert.That(task.Keywords.Vars, Has.Count.EqualTo(1));
    }

    private static Play Parse(string text)
    {
        var (playbook, problems) = TestParser.Parse(text);
        Assert.That(problems.Errors.Select(ErrorText.Render), Is.Empty);
        return playbook.Plays[0];
    }

    private static string Place(SourcePosition position) => $"{position.Line}:{position.Column}";
}
