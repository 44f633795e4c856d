using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PlaybookRunner.Commands;

namespace PlaybookRunner.Targets.Contract;

/// <summary>What every target does the same that stands for a machine which runs programs.</summary>
public abstract class MachineContract : TargetContract
{
    [TestCase("1", 0b111_101_101)]
    [TestCase("0", 0b100_111_101_101)]
    public async Task A_new_owner_of_a_file_does_not_get_the_right_to_be_another_user(string owner, int expected)
    {
        if (!IsRoot)
            return;

        await WriteAsync("file", "old");
        await ApplyAsync(new PathChange.SetAttributes(In("file"), new PathAttributes(Mode: Octal(0b100_111_101_101))));

        var outcome = await Target.WriteAsync(new FileWrite(In("file"), FileContent.Text("new")) { Attributes = new PathAttributes(owner) }, default);

        Assert.That(outcome.Status.Mode, Is.EqualTo(expected));
    }

    [Test]
    public async Task Output_error_and_exit_code_come_back([Values] bool isLong)
    {
        var result = await RunAsync(new CommandRequest(CommandLine.Script("echo out; echo err >&2; exit 7")) { IsLong = isLong });

        Assert.That((result.Output, result.Error, result.ExitCode, result.TimedOut), Is.EqualTo(("out\n", "err\n", 7, false)));
    }

    [Test]
    public async Task Arguments_arrive_as_they_are([Values] bool isLong)
    {
        string[] arguments = [.. AwkwardNames, "", "\n\n", "'", "tab\t"];

        var result = await RunAsync(new CommandRequest(CommandLine.Create("printf", "<%s>").Add(arguments)) { IsLong = isLong });

        Assert.That(result.Output, Is.EqualTo(string.Concat(arguments.Select(argument => $"<{argument}>"))));
    }

    [Test]
    public async Task Shell_text_may_have_many_lines([Values] bool isLong)
    {
        var command = CommandLine.Create().AddRaw("for i in 1 2; do\n  echo \"it's $i\"\ndone | sort -r\necho /et[c]");

        Assert.That((await RunAsync(new CommandRequest(command) { IsLong = isLong })).Output, Is.EqualTo("it's 2\nit's 1\n/etc\n"));
    }

    [Test]
    public async Task Environment_and_folder_are_the_commands_own([Values] bool isLong)
    {
        var request = new CommandRequest(CommandLine.Script("printf '%s|%s' \"$A_B\" \"$PWD\"")) { WorkingDirectory = Folder, IsLong = isLong };

        var result = await RunAsync(request with { Environment = request.Environment.Add("A_B", "it's\ntwo $lines") });

        Assert.That(result.Output, Is.EqualTo("it's\ntwo $lines|" + Folder));
        Assert.That((await RunAsync(CommandLine.Script("printf '%s' \"$A_B\""))).Output, Is.Empty);
    }

    [TestCase(0)]
    [TestCase(10)]
    [TestCase(300_000)]
    public async Task Input_is_read_to_its_end(int length)
    {
        foreach (var isLong in new[] { false, true })
        {
            var result = await RunAsync(new CommandRequest(["cat"]) { Input = Bytes(length), IsLong = isLong });
            Assert.That(result.OutputBytes.Span.SequenceEqual(Bytes(length)), Is.True, $"long: {isLong}");
        }
    }

    [Test]
    public async Task Input_that_nobody_reads_harms_nothing([Values] bool isLong)
    {
        var result = await RunAsync(new CommandRequest(["true"]) { Input = Bytes(300_000), IsLong = isLong });

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That((await RunAsync(CommandLine.Create("echo", "next"))).Output, Is.EqualTo("next\n"));
    }

    [Test]
    public async Task What_cannot_start_is_an_error([Values] bool isLong)
    {
        Assert.That(
            (await FailsAsync(() => RunAsync(new CommandRequest(["no-such-program", "x"]) { IsLong = isLong }))).Message,
            Is.EqualTo("cannot run no-such-program: No such file or directory"));
        Assert.That(
            (await FailsAsync(() => RunAsync(new CommandRequest(["true"]) { WorkingDirectory = In("none"), IsLong = isLong }))).Message,
            Does.Contain($"in the folder {In("none")}: No such file or directory"));
    }

    [Test]
    public async Task Short_commands_speak_English_and_long_ones_keep_the_users_language()
    {
        var print = CommandLine.Script("printf '%s' \"$LC_ALL\"");

        Assert.That((await RunAsync(print)).Output, Is.EqualTo("C.UTF-8"));
        Assert.That((await RunAsync(new CommandRequest(print) { IsLong = true })).Output, Is.EqualTo(Environment.GetEnvironmentVariable("LC_ALL") ?? ""));
    }

    [Test]
    public async Task Lines_are_reported_as_they_come()
    {
        var lines = new List<OutputLine>();
        var command = CommandLine.Script($"echo one; while [ ! -e '{In("go")}' ]; do sleep 0.05; done; echo two >&2; printf three");
        var first = new TaskCompletionSource();
        var progress = new Listener(line =>
        {
            lock (lines)
            {
                lines.Add(line);
            }

            first.TrySetResult();
        });

        var running = Target.RunAsync(new CommandRequest(command) { IsLong = true }, progress, default);
        await first.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await ApplyAsync(new PathChange.MakeFile(In("go")));
        await running;

        Assert.That(lines, Is.EquivalentTo([new OutputLine("one", false), new OutputLine("two", true), new OutputLine("three", false)]));
    }

    [Test]
    public async Task A_time_limit_kills_the_command_and_what_it_started()
    {
        var command = CommandLine.Script($"sleep 300 & echo $! >'{In("child")}'; echo begun; sleep 300");

        var result = await RunAsync(new CommandRequest(command) { Timeout = TimeSpan.FromSeconds(1), IsLong = true });

        Assert.That(result.TimedOut, Is.True);
        Assert.That(result.Output, Is.EqualTo("begun\n"));
        Assert.That(await IsAliveAsync(await ReadAsync("child")), Is.False);
        Assert.That((await RunAsync(CommandLine.Create("echo", "next"))).Output, Is.EqualTo("next\n"));
    }

    [Test]
    public async Task Cancelling_kills_the_command()
    {
        using var cancellation = new CancellationTokenSource();
        var begun = new Listener(_ => cancellation.Cancel());
        var command = CommandLine.Script($"echo $$ >'{In("process")}'; echo begun; sleep 300");

        await Assert.CatchAsync<OperationCanceledException>(() => Target.RunAsync(new CommandRequest(command) { IsLong = true }, begun, cancellation.Token));

        Assert.That(await IsAliveAsync(await ReadAsync("process")), Is.False);
    }

    [Test]
    public async Task A_daemon_left_behind_holds_nothing_up([Values] bool isLong)
    {
        var clock = Stopwatch.StartNew();

        var result = await RunAsync(new CommandRequest(CommandLine.Script("sleep 30 & echo $!")) { IsLong = isLong });

        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)));
        Assert.That(await IsAliveAsync(result.Output), Is.True);
        await RunAsync(CommandLine.Create("kill", result.Output.Trim()));
    }

    [Test]
    public async Task Secrets_do_not_stand_in_the_process_list([Values] bool isLong)
    {
        var request = new CommandRequest(CommandLine.Create().AddRaw("ps -e -o args; :")) { IsLong = isLong };

        var result = await RunAsync(request with { Environment = request.Environment.Add("TOKEN", "not-for-others"), Input = "nor-this"u8.ToArray() });

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Output, Does.Not.Contain("not-for-others").And.Not.Contain("nor-this"));
    }

    [Test]
    public async Task A_tcp_port_of_the_targets_network_is_reached()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var echo = EchoAsync(() => listener.AcceptSocketAsync());

        await using (var stream = await Target.ConnectAsync(new TargetEndpoint.Tcp("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port), default))
        {
            await TalkAsync(stream);
        }

        listener.Stop();
        await echo;
    }

    [Test]
    public async Task A_unix_socket_is_reached()
    {
        var path = Path.Combine(Path.GetTempPath(), $"contract-{Guid.NewGuid():N}.sock");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)0b110_110_110);
        }

        listener.Listen();
        var echo = EchoAsync(() => listener.AcceptAsync());

        await using (var stream = await Target.ConnectAsync(new TargetEndpoint.Unix(path), default))
        {
            await TalkAsync(stream);
        }

        listener.Close();
        await echo;
        File.Delete(path);
    }

    [Test]
    public async Task Where_nothing_listens_connecting_fails()
    {
        Assert.That(
            (await FailsAsync(() => Target.ConnectAsync(new TargetEndpoint.Tcp("127.0.0.1", 1), default))).Message,
            Is.EqualTo("cannot connect to 127.0.0.1:1: Connection refused"));
        Assert.That(
            (await FailsAsync(() => Target.ConnectAsync(new TargetEndpoint.Unix(In("none")), default))).Message,
            Is.EqualTo($"cannot connect to {In("none")}: No such file or directory").Or.EqualTo($"cannot connect to {In("none")}: Cannot assign requested address"));
    }

    [Test]
    public async Task A_validation_sees_the_new_content()
    {
        var write = new FileWrite(In("file"), FileContent.Text("good")) { Validation = ["grep", "-q", "good", "%s"] };

        await Target.WriteAsync(write, default);

        Assert.That(await ReadAsync("file"), Is.EqualTo("good"));
    }

    [Test]
    public async Task A_failed_validation_changes_nothing()
    {
        await WriteAsync("file", "old");
        var write = new FileWrite(In("file"), FileContent.Text("bad"))
        {
            Validation = CommandLine.Create().AddRaw("echo \"no good: $(cat %s)\" >&2; exit 3"),
        };

        Assert.That((await FailsAsync(() => Target.WriteAsync(write, default))).Message.Trim(), Is.EqualTo("failed to validate: rc:3 error:no good: bad"));
        Assert.That(await ReadAsync("file"), Is.EqualTo("old"));
        Assert.That(await NamesAsync(new DirectoryQuery(Folder)), Is.EqualTo(["file"]));
    }

    protected Task<CommandResult> RunAsync(CommandRequest request) => Target.RunAsync(request, null, default);

    // A process that nobody waited for is a zombie, and dead.
    private async Task<bool> IsAliveAsync(string process)
    {
        var state = (await RunAsync(CommandLine.Script("sed 's/.*) //' /proc/$1/stat 2>/dev/null", process.Trim()))).Output;
        return state.Length > 0 && state[0] != 'Z';
    }

    // Serves whoever comes until the listener closes: a relay may knock before it stays.
    private static async Task EchoAsync(Func<Task<Socket>> acceptAsync)
    {
        try
        {
            while (true)
            {
                using var socket = await acceptAsync();
                var buffer = new byte[65536];
                int count;
                while ((count = await socket.ReceiveAsync(buffer)) > 0)
                {
                    await socket.SendAsync(buffer.AsMemory(0, count));
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The listener was closed.
        }
    }

    private static async Task TalkAsync(Stream stream)
    {
        var sent = Encoding.UTF8.GetBytes("hello\n").Concat(Bytes(200_000)).ToArray();
        var sending = stream.WriteAsync(sent).AsTask();
        var received = new byte[sent.Length];
        await stream.ReadExactlyAsync(received).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        await sending;
        Assert.That(received.AsSpan().SequenceEqual(sent), Is.True);
    }

    private sealed class Listener(Action<OutputLine> listen) : IProgress<OutputLine>
    {
        public void Report(OutputLine value) => listen(value);
    }
}
