using PlaybookRunner.Ssh.KnownHosts;

namespace PlaybookRunner.Ssh.Settings;

/// <summary>
/// What <c>ssh_config</c> says about a host: the first value of a keyword counts. <c>Host</c>, <c>Match all</c> and <c>Include</c> are
/// understood; other <c>Match</c> blocks are passed over.
/// </summary>
internal static class SshConfigFile
{
    private const int MaximumDepth = 16;

    /// <summary>Reads a file for a host.</summary>
    /// <param name="path">The file; one that does not exist says nothing.</param>
    /// <param name="host">The host as the user named it.</param>
    /// <param name="options">Gets the values that are not set yet; several values of <c>IdentityFile</c> add up.</param>
    public static void Read(string path, string host, SshOptions options) => Read(path, host, options, depth: 0);

    private static void Read(string path, string host, SshOptions options, int depth)
    {
        if (depth > MaximumDepth || !File.Exists(path))
        {
            return;
        }

        var applies = true;
        foreach (var line in File.ReadLines(path))
        {
            if (SshOptions.SplitLine(line) is not var (keyword, value))
            {
                continue;
            }

            switch (keyword.ToLowerInvariant())
            {
                case "host":
                    applies = HostPattern.Matches(value, host);
                    break;
                case "match":
                    applies = value.Trim().Equals("all", StringComparison.OrdinalIgnoreCase);
                    break;
                case "include" when applies:
                    Include(path, value, host, options, depth);
                    break;
                default:
                    if (applies)
                    {
                        options.Add(keyword, value);
                    }

                    break;
            }
        }
    }

    private static void Include(string path, string patterns, string host, SshOptions options, int depth)
    {
        foreach (var pattern in patterns.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var full = Path.Combine(Path.GetDirectoryName(path)!, HomeFolder.Expand(pattern));
            var folder = Path.GetDirectoryName(full)!;
            var files = Directory.Exists(folder) ? Directory.GetFiles(folder, Path.GetFileName(full)) : [];
            foreach (var file in files.Order(StringComparer.Ordinal))
            {
                Read(file, host, options, depth + 1);
            }
        }
    }
}
