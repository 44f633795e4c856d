namespace PlaybookRunner.Cli.Commands;

/// <summary>Writes what <c>--list-hosts</c>, <c>--list-tasks</c> and <c>--list-tags</c> ask for, in Ansible's format.</summary>
internal static class PlayListingText
{
    /// <param name="output">Where to write.</param>
    /// <param name="plays">The plays.</param>
    /// <param name="given">The playbooks' paths as they were given: they are shown that way.</param>
    /// <param name="hosts">Whether hosts are asked for.</param>
    /// <param name="tasks">Whether tasks are asked for.</param>
    /// <param name="tags">Whether the tasks' tags are asked for.</param>
    public static void Write(TextWriter output, IReadOnlyList<PlayListing> plays, IReadOnlyList<string> given, bool hosts, bool tasks, bool tags)
    {
        string? playbook = null;
        var number = 0;
        foreach (var play in plays)
        {
            if (play.Playbook != playbook)
            {
                playbook = play.Playbook;
                number = 0;
                output.WriteLine($"\nplaybook: {given.FirstOrDefault(path => Path.GetFullPath(path) == playbook, playbook)}");
            }

            output.WriteLine($"\n  play #{++number} ({play.Pattern}): {play.Name}\tTAGS: [{string.Join(", ", play.Tags)}]");
            if (hosts)
                WriteHosts(output, play);
            if (tasks)
                WriteTasks(output, play);
            if (tags)
                output.WriteLine($"      TASK TAGS: [{string.Join(", ", play.TaskTags)}]");
        }
    }

    private static void WriteHosts(TextWriter output, PlayListing play)
    {
        output.WriteLine($"    pattern: ['{play.Pattern}']\n    hosts ({play.Hosts.Count}):");
        foreach (var host in play.Hosts)
            output.WriteLine($"      {host}");
    }

    private static void WriteTasks(TextWriter output, PlayListing play)
    {
        output.WriteLine("    tasks:");
        foreach (var task in play.Tasks)
            output.WriteLine($"      {task.Name}\tTAGS: [{string.Join(", ", task.Tags)}]");
    }
}
