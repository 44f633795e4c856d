using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>By which names a handler is notified: its own, with its role's in front (<c>role : name</c>), and the topics that it listens to.</summary>
internal static class HandlerNaming
{
    /// <summary>
    /// The one handler that has the name, and all that listen to it. The play's own come before its roles', a later role's before an earlier one's;
    /// of several in the same place the first counts. Of listeners with equal names only one counts.
    /// </summary>
    public static IReadOnlyList<Handler> Find(IReadOnlyList<NamedHandler> candidates, string name)
    {
        var byPrecedence = ByPrecedence(candidates);
        var named = byPrecedence.Find(candidate => Answers(candidate, name));
        var listening = byPrecedence
            .Where(candidate => candidate.Handler.Listen.Contains(name))
            .DistinctBy(candidate => (object?)candidate.Name ?? candidate.Handler)
            .Where(candidate => candidate != named)
            .Select(candidate => candidate.Handler);
        return named is null ? [.. listening] : [named.Handler, .. listening];
    }

    // Roles' handlers stand before the play's.
    private static List<NamedHandler> ByPrecedence(IReadOnlyList<NamedHandler> candidates)
    {
        var places = new List<List<NamedHandler>>();
        foreach (var candidate in candidates)
        {
            if (places.Count == 0 || places[^1][0].Handler.Task.Role != candidate.Handler.Task.Role)
                places.Add([]);
            places[^1].Add(candidate);
        }

        places.Reverse();
        return [.. places.SelectMany(place => place)];
    }

    private static bool Answers(NamedHandler candidate, string name) =>
        candidate.Name is { } own && (own == name || (candidate.Handler.Task.Role is { } use && AnswersWithRole(use.Role, own, name)));

    private static bool AnswersWithRole(Role role, string own, string name) =>
        name == $"{role.Name} : {own}" || (role.Collection is { } collection && name == $"{collection}.{role.Name} : {own}");
}
