using System.Globalization;
using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>The commands that bring a user to what is wanted.</summary>
internal static class UserCommands
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    // The key's folder and files belong to the user, whose numbers a new user has only now.
    private const string MakeKey =
        """
        user=$1 path=$2 force=$3
        shift 3
        entry=$(getent passwd "$user" || grep "^$user:" /etc/passwd)
        home=${entry%:*} home=${home##*:}
        case $path in /*) ;; *) path=$home/$path ;; esac
        owner=$(id -u "$user"):$(id -g "$user")
        folder=${path%/*}
        [ -d "$folder" ] || { mkdir -p "$folder" && chmod 0700 "$folder" && chown "$owner" "$folder"; } || exit 1
        [ -z "$force" ] || rm -f "$path" "$path.pub"
        ssh-keygen -q -f "$path" "$@" && chown "$owner" "$path" "$path.pub"
        """;

    /// <summary>Makes a new user.</summary>
    /// <param name="options">What is wanted.</param>
    /// <param name="hasNamesake">Whether a group of the user's name exists, which then is not made.</param>
    public static CommandChain Create(UserOptions options, bool hasNamesake)
    {
        var command = CommandLine.Create(Program(options, "useradd"))
            .AddIf(options.Uid is not null, "-u", Text(options.Uid)).AddIf(options.NonUnique, "-o")
            .AddIf(options.Seuser is not null, "-Z", options.Seuser ?? "")
            .AddIf(options.Group is not null, "-g", options.Group ?? "").AddIf(options.Group is null && hasNamesake, "-N")
            .AddIf(options.WantedGroups is { Count: > 0 }, "-G", string.Join(',', options.WantedGroups ?? []))
            .AddIf(options.Comment is not null, "-c", options.Comment ?? "")
            .AddIf(options.Home is not null, "-d", options.Home ?? "")
            .AddIf(options.Shell is not null, "-s", options.Shell ?? "");
        if (options.Expires is { } expires)
            command = command.Add("-e", Date(expires));

        if (options.Password is { } password)
            command = command.Add("-p").AddSecret(options.PasswordLock == true ? "!" + password.Reveal() : password.Reveal());

        command = command.Add(options.CreateHome ? "-m" : "-M")
            .AddIf(options.CreateHome && options.Skeleton is not null, "-k", options.Skeleton ?? "")
            .AddIf(options.CreateHome && options.Umask is not null, "-K", $"UMASK={options.Umask}")
            .AddIf(options.UidMin is not null, "-K", $"UID_MIN={options.UidMin}").AddIf(options.UidMax is not null, "-K", $"UID_MAX={options.UidMax}")
            .AddIf(options.System, "-r").Add(options.Name);
        var chain = new CommandChain().Then(command);
        AddAging(chain, options, []);
        if (options.GenerateSshKey)
            chain.Then(Key(options));

        return chain;
    }

    /// <summary>Changes a user; the chain is empty when there is nothing to change.</summary>
    /// <param name="options">What is wanted.</param>
    /// <param name="user">The user as it is.</param>
    /// <param name="groups">The numbers of the wanted groups that exist.</param>
    public static CommandChain Change(UserOptions options, UserStatus user, IReadOnlyDictionary<string, long> groups)
    {
        var bare = CommandLine.Create(Program(options, "usermod"));
        var command = bare
            .AddIf(options.Uid is { } uid && uid != user.Uid, "-u", Text(options.Uid)).AddIf(options.Uid is { } number && number != user.Uid && options.NonUnique, "-o")
            .AddIf(options.Group is { } group && groups[group] != user.Gid, "-g", options.Group ?? "")
            .AddIf(options.Comment is not null && options.Comment != user.Entry[4], "-c", options.Comment ?? "")
            .AddIf(options.Home is not null && options.Home != user.Entry[5], "-d", options.Home ?? "")
            .AddIf(options.Home is not null && options.Home != user.Entry[5] && options.MoveHome, "-m")
            .AddIf(options.Shell is not null && options.Shell != user.Entry[6], "-s", options.Shell ?? "");
        command = AddGroups(AddPassword(command, options, user), options, user);
        if (options.Expires is { } expires && !IsExpiry(user, expires))
            command = command.Add("-e", Date(expires));

        var chain = new CommandChain();
        if (command.Parts.Length > bare.Parts.Length)
            chain.Then(command.Add(options.Name));

        AddAging(chain, options, user.Shadow);
        if (options.GenerateSshKey && (user.Key is null || options.Force))
            chain.Then(Key(options));

        return chain;
    }

    /// <summary>Removes a user.</summary>
    public static CommandChain Remove(UserOptions options) => new CommandChain().Then(
        CommandLine.Create(Program(options, "userdel")).AddIf(options.Force && !options.Local, "-f").AddIf(options.Remove, "-r").Add(options.Name));

    private static CommandLine AddPassword(CommandLine command, UserOptions options, UserStatus user)
    {
        var locked = user.Password?.StartsWith('!') ?? false;
        var lockChanges = user.Password is not null && options.PasswordLock is { } wanted && wanted != locked;
        command = command.AddIf(lockChanges, options.PasswordLock == true ? "-L" : "-U");
        if (options.Password is not { } password || options.UpdatePassword != PasswordUpdate.Always)
            return command;

        if (user.Password?.TrimStart('!') == password.Reveal().TrimStart('!'))
            return command;

        return command.Add("-p").AddSecret(options.PasswordLock == true ? "!" + password.Reveal() : password.Reveal());
    }

    private static CommandLine AddGroups(CommandLine command, UserOptions options, UserStatus user)
    {
        if (options.WantedGroups is not { } wanted)
            return command;

        var missing = wanted.Except(user.Groups).ToArray();
        if (options.Append)
            return command.AddIf(missing.Length > 0, "-a", "-G", string.Join(',', missing));

        return command.AddIf(!user.Groups.SetEquals(wanted), "-G", string.Join(',', wanted));
    }

    // The fields of a shadow entry: least and greatest age of the password, warning, inactivity.
    private static void AddAging(CommandChain chain, UserOptions options, string[] shadow)
    {
        CommandLine command = ["chage"];
        Add(options.PasswordExpireMin, 3, "-m");
        Add(options.PasswordExpireMax, 4, "-M");
        Add(options.PasswordExpireWarn, 5, "-W");
        Add(options.PasswordExpireAccountDisable, 6, "-I");
        if (command.Parts.Length > 1)
            chain.Then(command.Add(options.Name));

        void Add(int? days, int field, string flag) =>
            command = command.AddIf(days is not null && shadow.ElementAtOrDefault(field) != Text(days), flag, Text(days));
    }

    private static CommandLine Key(UserOptions options)
    {
        var command = CommandLine.Script(MakeKey, options.Name, options.KeyFile, options.Force ? "force" : "", "-t", options.SshKeyType)
            .AddIf(options.SshKeyBits > 0, "-b", Text(options.SshKeyBits));
        command = options.SshKeyComment is { } comment ? command.Add("-C", comment) : command.Add("-C").AddRaw("\"ansible-generated on $(uname -n)\"");
        return command.Add("-N").AddSecret(options.SshKeyPassphrase?.Reveal() ?? "");
    }

    private static bool IsExpiry(UserStatus user, double seconds)
    {
        var days = user.Shadow.ElementAtOrDefault(7) ?? "";
        return days == (seconds < 0 ? "" : Text((long)Math.Floor(seconds / 86400)));
    }

    private static string Date(double seconds) =>
        seconds < 0 ? "" : Epoch.AddDays((int)Math.Floor(seconds / 86400)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Program(UserOptions options, string name) => options.Local ? "l" + name : name;

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
