using PlaybookRunner.Commands;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.General;

/// <summary>How an archive is made: from which folder, with which program, and how one that is there already is compared.</summary>
/// <param name="options">What is asked for.</param>
/// <param name="destination">The archive.</param>
/// <param name="paths">The paths that are asked for.</param>
/// <param name="sources">Those of them that are there.</param>
internal sealed class ArchiveBuild(ArchiveOptions options, string destination, IReadOnlyList<string> paths, IReadOnlyList<PathStatus> sources)
{
    // Prints "packed" or "same", then the names. What is there already is compared name by name; a new archive replaces it whole.
    private const string Script = """
        set -eu
        umask 022
        check=$1 kind=$2 dest=$3 root=$4 excludes=$5; shift 5
        cd -- "$root"
        names() {
          if [ "$kind" = single ]; then printf '%s\n' "$@"; return; fi
          find "$@" ! -path "$dest" | while IFS= read -r name; do
            [ "$root/$name" != "$dest" ] || continue
            skip=
            IFS='
        '
            for pattern in $excludes; do case ${name##*/} in $pattern) skip=1 ;; esac; done
            if [ -n "$skip" ]; then continue; fi
            if [ "$kind" = zip ] && [ -d "$name" ]; then continue; fi
            printf '%s\n' "$name"
          done
        }
        list=$(names "$@")
        packer() { case $kind in gz) gzip -c ;; bz2) bzip2 -c ;; xz) xz -c ;; *) cat ;; esac; }
        unpacker() { case $kind in gz) gzip -dc ;; bz2) bzip2 -dc ;; xz) xz -dc ;; *) cat ;; esac; }
        same() {
          [ -f "$dest" ] || return 1
          if [ "$kind" = single ]; then $single_un <"$dest" | cmp -s - "$1"; return; fi
          if [ "$kind" = zip ]; then
            [ "$(unzip -Z1 "$dest" | grep -v '/$' | sort)" = "$(printf '%s\n' "$list" | sort)" ] || return 1
            printf '%s\n' "$list" | while IFS= read -r name; do unzip -p "$dest" "$name" </dev/null | cmp -s - "$name" || exit 1; done
            return
          fi
          [ "$(unpacker <"$dest" | tar -tf - | sed 's,/$,,' | sort)" = "$(printf '%s\n' "$list" | sort)" ] || return 1
          unpacker <"$dest" | tar -df - >/dev/null 2>&1
        }
        single_un=cat; single=cat
        if [ "$kind" = single ]; then
          case $excludes in gz) single='gzip -c' single_un='gzip -dc' ;; bz2) single='bzip2 -c' single_un='bzip2 -dc' ;; xz) single='xz -c' single_un='xz -dc' ;; esac
        fi
        if same "$@" 2>/dev/null; then echo same; printf '%s\n' "$list"; exit 0; fi
        if [ "$check" = 1 ]; then echo packed; exit 0; fi
        new=$dest.$$.new
        trap 'rm -f -- "$new"' EXIT
        case $kind in
          single) $single <"$1" >"$new" ;;
          zip) rm -f -- "$new"; printf '%s\n' "$list" | zip -q -@ "$new.zip"; mv -- "$new.zip" "$new" ;;
          *) printf '%s\n' "$list" | tar -cf - --no-recursion -T - | packer >"$new" ;;
        esac
        mv -f -- "$new" "$dest"
        echo packed
        printf '%s\n' "$list"
        """;

    /// <summary>The folder that the names in the archive start from.</summary>
    public string Root { get; } = CommonFolder(paths.Select(path => Path.GetDirectoryName(path) ?? "/"));

    /// <summary>Whether a single file is compressed rather than packed.</summary>
    public bool IsSingle { get; } = sources is [{ Kind: PathKind.File }] && !options.ForceArchive && options.Format is not (ArchiveFormat.Tar or ArchiveFormat.Zip);

    /// <summary>What is packed.</summary>
    public IEnumerable<string> Sources => sources.Select(source => source.Path);

    /// <summary>The name of the format in messages.</summary>
    public string KindName => Ending(options.Format);

    /// <summary>The ending of a format's files.</summary>
    public static string Ending(ArchiveFormat format) => format switch
    {
        ArchiveFormat.Bz2 => "bz2",
        ArchiveFormat.Gz => "gz",
        ArchiveFormat.Tar => "tar",
        ArchiveFormat.Xz => "xz",
        _ => "zip",
    };

    /// <summary>The command that makes the archive when it is not there, or only tells whether it would.</summary>
    public CommandLine Command(bool check)
    {
        var names = Sources.Select(source => Path.GetRelativePath(Root, source));
        var ending = Ending(options.Format);
        var excludes = IsSingle ? ending : string.Join('\n', options.ExclusionPatterns);
        return CommandLine.Script(Script, [check ? "1" : "0", IsSingle ? "single" : ending, destination, Root, excludes, .. names]);
    }

    private static string CommonFolder(IEnumerable<string> folders)
    {
        var common = folders.Select(folder => folder.TrimEnd('/').Split('/')).ToList();
        return common.Count == 0 ? "" : string.Join('/', common.Aggregate(CommonStart));
    }

    private static string[] CommonStart(string[] one, string[] other) =>
        [.. one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First)];
}
