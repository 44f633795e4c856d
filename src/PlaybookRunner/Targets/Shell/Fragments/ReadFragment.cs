namespace PlaybookRunner.Targets.Shell.Fragments;

/// <summary>A file of any size on a channel of its own: a line that says whether it can be read, then its bytes.</summary>
internal static class ReadFragment
{
    public const string Script = """
        pr_read() {
          pr_e=
          if [ -d "$1" ]; then pr_e='Is a directory'
          elif [ ! -e "$1" ]; then pr_e='No such file or directory'
          elif [ ! -r "$1" ]; then pr_e='Permission denied'
          fi
          if [ -n "$pr_e" ]; then printf '%s!%s\n' "$N" "cannot read $1: $pr_e"; exit 1; fi
          printf '%s+0\n' "$N"
          exec cat -- "$1"
        }
        """;

    public static string Request(string path) => $"pr_read {ShellWord.Path(path)}";
}
