using PlaybookRunner.Content;
using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>Checks before a run what needs no host: that every template compiles, and that handlers that are notified by a fixed name exist.</summary>
internal sealed class StaticCheck(RunServices services, ContentProblems problems)
{
    public void Check(Playbook playbook)
    {
        foreach (var play in playbook.Plays)
        {
            foreach (var step in play.PreTasks.Concat(play.Roles).Concat(play.Tasks).Concat(play.PostTasks))
                Check(step);
            foreach (var handler in play.Handlers)
                Check(handler.Task);
            new NotifiedHandlers(problems).Check(play);
        }
    }

    private void Check(Step step)
    {
        switch (step)
        {
            case Block block:
                foreach (var inner in block.Body.Concat(block.Rescue).Concat(block.Always))
                    Check(inner);
                break;
            case RoleRun run:
                foreach (var inner in run.Steps)
                    Check(inner);
                break;
            case PlaybookStep playbook:
                Check(playbook.Playbook);
                break;
            case PlaybookTask task:
                CheckTask(task);
                break;
        }
    }

    private void CheckTask(PlaybookTask task)
    {
        foreach (var argument in task.Arguments.Named)
            CheckValue(argument.Value);
        if (task.Arguments.FreeForm is { } freeForm)
            CheckValue(freeForm.Value);
        foreach (var condition in task.Keywords.When.Concat(task.ChangedWhen).Concat(task.FailedWhen).Concat(task.Until))
            CheckValue(condition.Expression);
        if (task.Loop is { } loop)
            CheckValue(loop.Items.Value);
    }

    private void CheckValue(object? value)
    {
        switch (value)
        {
            case TemplateText text:
                CheckText(text);
                break;
            case TemplateMapping mapping:
                foreach (var (_, inner) in mapping.Entries)
                    CheckValue(inner);
                break;
            case TemplateSequence sequence:
                foreach (var inner in sequence.Items)
                    CheckValue(inner);
                break;
        }
    }

    private void CheckText(TemplateText text)
    {
        try
        {
            services.Templates.Check(text);
        }
        catch (PlaybookException exception)
        {
            problems.Error(exception);
        }
    }
}
