namespace PlaybookRunner.Targets.Shell.Fragments;

public sealed class StatusFragmentTests
{
    // What GNU coreutils 9.1 and busybox 1.35 printed for /etc/passwd, and a busybox without fractions for a file of nobody known.
    [TestCase("81a4 0 0 1267 1 409996 65024 1795578160 1795578160 1795578160|2026-11-25 03:42:40.386438400 +0000|2026-11-25 03:42:40.383424252 +0000|2026-11-25 03:42:40.383424252 +0000|root:root", 1795578160.383424252, "root", "root")]
    [TestCase("81a4 7 8 1267 1 409996 65024 1795578160 1795578160 1795578160|2026-11-25 03:42:40.000000000|2026-11-25 03:42:40.000000000|2026-11-25 03:42:40.000000000|UNKNOWN:domain users", 1795578160, "", "domain users")]
    public void A_line_of_stat_is_read(string line, double time, string owner, string group)
    {
        var status = StatusFragment.ParseLine("/etc/passwd", line);

        Assert.Multiple(() =>
        {
            Assert.That((status.Kind, status.Mode, status.Size, status.LinkCount), Is.EqualTo((PathKind.File, 0b110_100_100, 1267, 1)));
            Assert.That((status.Inode, status.Device), Is.EqualTo((409996, 65024)));
            Assert.That(status.ModificationTime, Is.EqualTo(time));
            Assert.That((status.Owner, status.Group), Is.EqualTo((owner, group)));
        });
    }

    [TestCase("41ed", PathKind.Directory)]
    [TestCase("a1ff", PathKind.Link)]
    [TestCase("61b0", PathKind.BlockDevice)]
    [TestCase("21b6", PathKind.CharacterDevice)]
    [TestCase("11a4", PathKind.Pipe)]
    [TestCase("c1ed", PathKind.Socket)]
    public void Kinds_are_read_from_the_mode(string mode, PathKind kind) =>
        Assert.That(StatusFragment.ParseLine("/x", mode + " 0 0 0 1 1 1 1 1 1|||| :").Kind, Is.EqualTo(kind));
}
