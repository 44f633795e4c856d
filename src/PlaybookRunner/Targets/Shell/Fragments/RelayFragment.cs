using System.Globalization;

namespace PlaybookRunner.Targets.Shell.Fragments;

/// <summary>
/// A connection from the machine's network, made by the user of the shell: standard input and output are joined to a socket by the
/// first program found that can.
/// </summary>
internal static class RelayFragment
{
    private const string Perl = """
        use Socket; my ($n, $k, $h, $p) = @ARGV; my $s;
        sub fail { print "$n!$_[0]\n"; exit 1 }
        if ($k eq "unix") { socket($s, PF_UNIX, SOCK_STREAM, 0) && connect($s, pack_sockaddr_un($h)) || fail("$!"); }
        else {
          my ($e, @a) = Socket::getaddrinfo($h, $p, {socktype => SOCK_STREAM}); fail("$e") if $e; my $ok;
          for (@a) { socket($s, $_->{family}, SOCK_STREAM, 0) && connect($s, $_->{addr}) and $ok = 1 and last; $e = "$!"; }
          fail($e) unless $ok;
        }
        $| = 1; print "$n+0\n"; my $open = 1; my ($r, $b) = ("");
        sub put { my ($f, $d) = @_; while (length $d) { my $w = syswrite($f, $d); exit unless $w; substr($d, 0, $w) = ""; } }
        while (1) {
          my $v = ""; vec($v, fileno($s), 1) = 1; vec($v, 0, 1) = 1 if $open; select($v, undef, undef, undef);
          if (vec($v, fileno($s), 1)) { sysread($s, $b, 65536) or exit; put(*STDOUT, $b); }
          if ($open && vec($v, 0, 1)) { if (sysread(STDIN, $b, 65536)) { put($s, $b) } else { $open = 0; shutdown($s, 1) } }
        }
        """;

    private const string Python = """
        import os, select, socket, sys
        n, k, h, p = sys.argv[1:5]
        try:
            if k == "unix":
                s = socket.socket(socket.AF_UNIX)
                s.connect(h)
            else:
                s = socket.create_connection((h, int(p)))
        except OSError as e:
            print("%s!%s" % (n, e.strerror or e))
            sys.exit(1)
        os.write(1, (n + "+0\n").encode())
        r = [s.fileno(), 0]
        while True:
            w = select.select(r, [], [])[0]
            if s.fileno() in w:
                b = s.recv(65536)
                if not b:
                    break
                while b:
                    b = b[os.write(1, b):]
            if 0 in w:
                b = os.read(0, 65536)
                if b:
                    s.sendall(b)
                else:
                    r.remove(0)
                    s.shutdown(socket.SHUT_WR)
        """;

    /// <summary>
    /// <c>pr_relay KIND HOST PORT</c>. <c>socat</c> and <c>nc</c> say nothing when they are connected, so they knock first;
    /// the others report what happened themselves. <c>nc</c> comes last: it does not tell when the other side has closed.
    /// </summary>
    public static string Script { get; } = $$"""
        pr_relay() {
          if command -v socat >/dev/null 2>&1; then pr_socat "$@"
          elif command -v perl >/dev/null 2>&1; then exec perl -e {{Commands.ShellQuote.Quote(Perl)}} "$N" "$@"
          elif command -v python3 >/dev/null 2>&1; then exec python3 -c {{Commands.ShellQuote.Quote(Python)}} "$N" "$@"
          elif command -v nc >/dev/null 2>&1 && nc -h 2>&1 | grep -q -e '-[0-9A-Za-z]*U'; then pr_nc "$@"
          else printf '%s!%s\n' "$N" 'the machine has no program that can relay; install socat, perl, python3 or netcat-openbsd'; exit 1
          fi
        }
        pr_socat() {
          case $1:$2 in
            unix:*) pr_a=UNIX-CONNECT:$2;;
            *:*:*) pr_a="TCP:[$2]:$3";;
            *) pr_a=TCP:$2:$3;;
          esac
          pr_e=$(socat -u OPEN:/dev/null "$pr_a" 2>&1) || { printf '%s!%s\n' "$N" "${pr_e##*: }"; exit 1; }
          printf '%s+0\n' "$N"
          exec socat - "$pr_a"
        }
        pr_nc() {
          if [ "$1" = unix ]; then set -- -U "$2"; else set -- "$2" "$3"; fi
          pr_e=$(nc -zv "$@" 2>&1) || { printf '%s!%s\n' "$N" "${pr_e##*: }"; exit 1; }
          printf '%s+0\n' "$N"
          if nc -h 2>&1 | grep -q -e '-[0-9A-Za-z]*N'; then exec nc -N "$@"; else exec nc "$@"; fi
        }
        """;

    public static string Request(TargetEndpoint endpoint) => endpoint switch
    {
        TargetEndpoint.Tcp tcp => string.Create(CultureInfo.InvariantCulture, $"pr_relay tcp {ShellWord.Quote(tcp.Host)} {tcp.Port}"),
        TargetEndpoint.Unix unix => $"pr_relay unix {ShellWord.Quote(unix.Path)} 0",
        _ => throw new ArgumentOutOfRangeException(nameof(endpoint)),
    };
}
