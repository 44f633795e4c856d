using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>The program that unpacks an archive, chosen by the archive's first bytes.</summary>
/// <param name="Handler">The reference's name for it.</param>
/// <param name="IsZip">Whether it is <c>unzip</c> rather than <c>tar</c>.</param>
internal sealed record ArchiveTool(string Handler, bool IsZip)
{
    private static readonly ArchiveTool Tar = new("TarArchive", IsZip: false);

    private static readonly (string Magic, ArchiveTool Tool)[] Known =
    [
        ("504b0304", new("ZipArchive", IsZip: true)),
        ("504b0506", new("ZipArchive", IsZip: true)),
        ("1f8b", new("TgzArchive", IsZip: false)),
        ("425a68", new("TarBzipArchive", IsZip: false)),
        ("fd377a585a00", new("TarXzArchive", IsZip: false)),
        ("28b52ffd", new("TarZstdArchive", IsZip: false)),
    ];

    /// <summary>Chooses by the first bytes in hexadecimal.</summary>
    public static ArchiveTool For(string magic) =>
        Known.FirstOrDefault(one => magic.StartsWith(one.Magic, StringComparison.Ordinal)).Tool ?? Tar;

    /// <summary>Lists the archive and tells how it differs from what is in a folder: first bytes, names, and differences, with a line <c>==</c> between.</summary>
    public static CommandLine Look(UnarchiveOptions options, string archive, string folder)
    {
        const string Script = """
            LC_ALL=C; export LC_ALL
            archive=$1 folder=$2; shift 2
            magic=$(od -An -N6 -tx1 -- "$archive" | tr -d ' \n') || exit 1
            printf '%s\n==\n' "$magic"
            case $magic in
              504b030[46]* | 504b0506*)
                names=$(unzip -Z1 "$archive") || exit 1
                printf '%s\n==\n' "$names"
                printf '%s\n' "$names" | while IFS= read -r name; do
                  case $name in
                    */) [ -d "$folder/$name" ] || printf '%s: missing\n' "$name" ;;
                    *) unzip -p "$archive" "$name" </dev/null | cmp -s - "$folder/$name" || printf '%s: Contents differ\n' "$name" ;;
                  esac
                done ;;
              *)
                tar --list -f "$archive" --show-transformed-names "$@" || exit 1
                echo ==
                tar --diff -C "$folder" -f "$archive" --show-transformed-names "$@" 2>&1 ;;
            esac
            exit 0
            """;
        return CommandLine.Script(Script, [archive, folder, .. options.Exclude.Select(name => "--exclude=" + name), .. options.ExtraOpts, .. options.Include]);
    }

    /// <summary>Unpacks an archive into a folder.</summary>
    public CommandLine Unpack(UnarchiveOptions options, string archive, string folder)
    {
        if (IsZip)
        {
            return CommandLine.Create("unzip", options.KeepNewer ? "-uo" : "-o")
                .Add([.. options.ExtraOpts, archive, .. options.Include])
                .AddIf(options.Exclude.Count > 0, ["-x", .. options.Exclude])
                .Add("-d", folder);
        }

        return CommandLine.Create("tar", "--extract", "-C", folder)
            .AddIf(options.KeepNewer, "--keep-newer-files")
            .AddIf(options.ExtraOpts.Count > 0, ["--show-transformed-names", .. options.ExtraOpts])
            .Add([.. options.Exclude.Select(name => "--exclude=" + name), "-f", archive, .. options.Include]);
    }
}
