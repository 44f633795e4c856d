using System.Runtime.InteropServices;
using System.Text;

namespace PlaybookRunner.Targets.Local;

/// <summary>What .NET lacks of the C library. Everything returns 0 for success or the error's number, so that callers choose the words.</summary>
internal static partial class Posix
{
    public const int NotPermitted = 1;
    public const int NoEntry = 2;
    public const int AccessDenied = 13;
    public const int Busy = 16;
    public const int Exists = 17;
    public const int CrossDevice = 18;
    public const int IsDirectory = 21;
    public const int TextBusy = 26;

    public const int ReadAccess = 4;
    public const int WriteAccess = 2;
    public const int ExecuteAccess = 1;

    public const int TerminateSignal = 15;
    public const int KillSignal = 9;

    private const int CurrentFolder = -100;
    private const int NoFollowFlag = 0x100;
    private const uint BasicStatus = 0x7ff;
    private const int RangeError = 34;
    private const long TimeNow = (1L << 30) - 1;
    private const long TimeOmit = (1L << 30) - 2;

    public static uint EffectiveUserId => geteuid();

    /// <summary>The operating system's words for an error's number.</summary>
    public static string Describe(int error) => Marshal.GetPInvokeErrorMessage(error);

    public static int Status(string path, bool follow, out FileStatus status) =>
        Result(statx(CurrentFolder, path, follow ? 0 : NoFollowFlag, BasicStatus, out status));

    public static int Access(string path, int mode) => Result(access(path, mode));

    public static int ChangeOwner(string path, uint? user, uint? group, bool follow) =>
        Result(follow ? chown(path, user ?? uint.MaxValue, group ?? uint.MaxValue) : lchown(path, user ?? uint.MaxValue, group ?? uint.MaxValue));

    public static int ChangeMode(string path, int mode) => Result(chmod(path, (uint)mode));

    public static int Rename(string path, string destination) => Result(rename(path, destination));

    public static int HardLink(string existing, string path) => Result(link(existing, path));

    public static int SymbolicLink(string target, string path) => Result(symlink(target, path));

    public static int Unlink(string path) => Result(unlink(path));

    public static int RemoveFolder(string path) => Result(rmdir(path));

    public static int MakeFolder(string path) => Result(mkdir(path, 0b111_111_111));

    /// <summary>Sends a signal to every process of a group.</summary>
    public static int SignalGroup(int leader, int signal) => Result(kill(-leader, signal));

    /// <summary>Sets times in seconds since 1970; null keeps one, not-a-number is the present.</summary>
    public static int ChangeTimes(string path, double? access, double? modification, bool follow) =>
        Result(utimensat(CurrentFolder, path, [TimeSpecification.Of(access), TimeSpecification.Of(modification)], follow ? 0 : NoFollowFlag));

    public static string? RealPath(string path)
    {
        Span<byte> buffer = stackalloc byte[4097];
        return realpath(path, buffer) == 0 ? null : Text(buffer);
    }

    public static string? ReadLink(string path)
    {
        Span<byte> buffer = stackalloc byte[4097];
        var length = readlink(path, buffer, buffer.Length);
        return length < 0 ? null : Encoding.UTF8.GetString(buffer[..(int)length]);
    }

    public static UserEntry? FindUser(string name) =>
        Lookup((Span<byte> buffer, out Passwd entry, out nint found) => getpwnam_r(name, out entry, buffer, buffer.Length, out found), ToUser);

    public static UserEntry? FindUser(uint id) =>
        Lookup((Span<byte> buffer, out Passwd entry, out nint found) => getpwuid_r(id, out entry, buffer, buffer.Length, out found), ToUser);

    public static GroupEntry? FindGroup(string name) =>
        Lookup((Span<byte> buffer, out Group entry, out nint found) => getgrnam_r(name, out entry, buffer, buffer.Length, out found), ToGroup);

    public static GroupEntry? FindGroup(uint id) =>
        Lookup((Span<byte> buffer, out Group entry, out nint found) => getgrgid_r(id, out entry, buffer, buffer.Length, out found), ToGroup);

    private delegate int Query<TEntry>(Span<byte> buffer, out TEntry entry, out nint found);

    private static TResult? Lookup<TEntry, TResult>(Query<TEntry> query, Func<TEntry, TResult> convert)
        where TResult : class
    {
        // A group with thousands of members needs a larger buffer; the library says so with ERANGE.
        for (var size = 4096; size <= 1 << 22; size *= 4)
        {
            var buffer = GC.AllocateUninitializedArray<byte>(size, pinned: true);
            var error = query(buffer, out var entry, out var found);
            if (error != RangeError)
            {
                var result = error == 0 && found != 0 ? convert(entry) : null;
                GC.KeepAlive(buffer);
                return result;
            }
        }

        return null;
    }

    private static UserEntry ToUser(Passwd entry) =>
        new(Marshal.PtrToStringUTF8(entry.Name) ?? "", entry.UserId, Marshal.PtrToStringUTF8(entry.Folder) ?? "/");

    private static GroupEntry ToGroup(Group entry) => new(Marshal.PtrToStringUTF8(entry.Name) ?? "", entry.GroupId);

    private static int Result(long outcome) => outcome < 0 ? Marshal.GetLastPInvokeError() : 0;

    private static string Text(ReadOnlySpan<byte> buffer) => Encoding.UTF8.GetString(buffer[..buffer.IndexOf((byte)0)]);

    [StructLayout(LayoutKind.Sequential)]
    internal readonly record struct TimeSpecification(long Seconds, long Nanoseconds)
    {
        public static TimeSpecification Of(double? time) => time switch
        {
            null => new TimeSpecification(0, TimeOmit),
            double.NaN => new TimeSpecification(0, TimeNow),
            { } seconds => new TimeSpecification((long)Math.Floor(seconds), (long)((seconds - Math.Floor(seconds)) * 1e9)),
        };
    }

    /// <summary>The kernel's <c>struct statx</c>, whose layout is the same on every architecture and C library.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 256)]
    internal readonly struct FileStatus
    {
        private readonly uint _mask;
        private readonly uint _blockSize;
        private readonly ulong _attributes;
        public readonly uint LinkCount;
        public readonly uint UserId;
        public readonly uint GroupId;
        public readonly ushort Mode;
        private readonly ushort _spare;
        public readonly ulong Inode;
        public readonly ulong Size;
        private readonly ulong _blocks;
        private readonly ulong _attributesMask;
        public readonly StatusTime AccessTime;
        private readonly StatusTime _birthTime;
        public readonly StatusTime ChangeTime;
        public readonly StatusTime ModificationTime;
        private readonly uint _specialMajor;
        private readonly uint _specialMinor;
        private readonly uint _deviceMajor;
        private readonly uint _deviceMinor;

        public int Permissions => Mode & 0xfff;

        public bool IsDirectory => (Mode & 0xf000) == 0x4000;

        public bool IsLink => (Mode & 0xf000) == 0xa000;

        public bool IsFile => (Mode & 0xf000) == 0x8000;

        /// <summary>The number that <c>stat</c> shows: major and minor interleaved as <c>makedev</c> does it.</summary>
        public ulong Device =>
            ((ulong)(_deviceMajor & 0xfffff000) << 32) | ((_deviceMajor & 0xfff) << 8) | ((ulong)(_deviceMinor & 0xffffff00) << 12) | (_deviceMinor & 0xff);
    }

    [StructLayout(LayoutKind.Sequential)]
    internal readonly struct StatusTime
    {
        private readonly long _seconds;
        private readonly uint _nanoseconds;
        private readonly int _spare;

        public double Seconds => _seconds + (_nanoseconds / 1e9);
    }

    [StructLayout(LayoutKind.Sequential)]
    internal readonly struct Passwd
    {
        public readonly nint Name;
        private readonly nint _password;
        public readonly uint UserId;
        private readonly uint _groupId;
        private readonly nint _comment;
        public readonly nint Folder;
        private readonly nint _shell;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal readonly struct Group
    {
        public readonly nint Name;
        private readonly nint _password;
        public readonly uint GroupId;
        private readonly nint _members;
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int folder, string path, int flags, uint mask, out FileStatus status);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int access(string path, int mode);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int chown(string path, uint user, uint group);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int lchown(string path, uint user, uint group);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int chmod(string path, uint mode);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int rename(string path, string destination);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int link(string existing, string path);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int symlink(string target, string path);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int unlink(string path);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int rmdir(string path);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int mkdir(string path, uint mode);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int process, int signal);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int utimensat(int folder, string path, [In] TimeSpecification[] times, int flags);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint realpath(string path, Span<byte> buffer);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint readlink(string path, Span<byte> buffer, nint size);

    [LibraryImport("libc")]
    private static partial uint geteuid();

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int getpwnam_r(string name, out Passwd entry, Span<byte> buffer, nint size, out nint found);

    [LibraryImport("libc")]
    private static partial int getpwuid_r(uint id, out Passwd entry, Span<byte> buffer, nint size, out nint found);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int getgrnam_r(string name, out Group entry, Span<byte> buffer, nint size, out nint found);

    [LibraryImport("libc")]
    private static partial int getgrgid_r(uint id, out Group entry, Span<byte> buffer, nint size, out nint found);
}
