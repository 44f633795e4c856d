using System.Runtime.CompilerServices;
using PlaybookRunner.Targets.Contract;

namespace PlaybookRunner.Targets;

public sealed class FileModeClausesTests
{
    private const int Umask = 0b000_010_111;

    [TestCaseSource(nameof(Recorded))]
    public void The_mode_is_the_references(string kind, int before, string clauses, int after, bool isRefused)
    {
        if (isRefused)
        {
            Assert.That(
                Assert.Throws<TargetOperationException>(() => FileModeClauses.Parse(clauses))!.Message,
                Is.EqualTo($"mode must be in octal or symbolic form, and '{clauses}' is neither"));
            return;
        }

        Assert.That(Convert.ToString(FileModeClauses.Parse(clauses).Apply(before, kind == "d", Umask), 8), Is.EqualTo(Convert.ToString(after, 8)));
    }

    [Test]
    public void A_shell_works_out_the_same([Values("/bin/sh", "busybox sh")] string shell)
    {
        if (shell != "/bin/sh")
        {
            Needs.Program("busybox", "busybox-static");
        }

        foreach (var arguments in Recorded().Select(item => item.Arguments).Where(arguments => !(bool)arguments[4]!))
        {
            var script = FileModeClauses.Parse((string)arguments[2]!).ToShell();
            var isFolder = (string)arguments[0]! == "d" ? 1 : 0;
            var printed = Prepare.Run($"{shell} -c \"$1\"", $"m={arguments[1]} d={isFolder} u={Umask}; {script} printf %o $m");
            Assert.That(printed, Is.EqualTo(Convert.ToString((int)arguments[3]!, 8)), string.Join(' ', arguments));
        }
    }

    private static IEnumerable<TestCaseData> Recorded() =>
        from line in File.ReadLines(DataFile())
        where !line.StartsWith('#')
        let fields = line.Split('\t')
        where !fields[2].All(char.IsAsciiDigit)
        select new TestCaseData(fields[0], Convert.ToInt32(fields[1], 8), fields[2], Convert.ToInt32(fields[3], 8), fields.Length > 4)
            .SetArgDisplayNames(fields[0], fields[1], fields[2]);

    private static string DataFile([CallerFilePath] string test = "") => Path.Combine(Path.GetDirectoryName(test)!, "Data", "file-modes.txt");
}
