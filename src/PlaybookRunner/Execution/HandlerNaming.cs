using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>By which names a handler is notified: its own, and with its role's in front (<c>role : name</c>).</summary>
internal static class HandlerNaming
{
    public static bool Answers(Handler handler, string name)
    {
        var own = handler.Task.Name is { } setting ? setting.Value ?? (setting.Template as Content.TemplateText)?.Text : null;
        if (own is null)
            return false;
        if (own == name)
            return true;
        return handler.Task.Role is { } use && (name == $"{use.Role.Name} : {own}" || (use.Role.Collection is { } collection && name == $"{collection}.{use.Role.Name} : {own}"));
    }
}
