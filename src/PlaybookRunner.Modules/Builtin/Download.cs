using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Fetching a small file by what the target has: curl or wget.</summary>
internal static class Download
{
    private const string Script =
        """
        if command -v curl >/dev/null; then exec curl -fsSL $2 -o "$3" -- "$1"
        elif command -v wget >/dev/null; then exec wget -q $4 -O "$3" -- "$1"
        else echo "neither curl nor wget is installed" >&2; exit 127
        fi
        """;

    /// <summary>Writes what an address gives to standard output.</summary>
    public static CommandLine ToOutput(string address, bool checkCertificates) => ToFile(address, "-", checkCertificates);

    /// <summary>Writes what an address gives to a file of the target.</summary>
    public static CommandLine ToFile(string address, string path, bool checkCertificates) =>
        CommandLine.Script(Script, address, checkCertificates ? "" : "-k", path, checkCertificates ? "" : "--no-check-certificate");
}
