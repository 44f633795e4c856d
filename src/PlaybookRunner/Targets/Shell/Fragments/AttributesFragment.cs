using System.Globalization;

namespace PlaybookRunner.Targets.Shell.Fragments;

/// <summary>Owner, group and permissions of paths, changed only where they differ.</summary>
internal static class AttributesFragment
{
    /// <summary>
    /// <c>pr_attr STATUS PATH FOLLOW</c> reads the wishes from <c>pr_o</c>, <c>pr_g</c> (names, numbers or empty) and <c>pr_m</c>
    /// (commands that change the mode in <c>m</c>), and sets <c>pr_c</c> when it changed something. Modes are written with five digits:
    /// GNU <c>chmod</c> would keep set-group-id of a folder for fewer.
    /// </summary>
    private const string Attributes = """
        pr_attrfmt='%a:%u:%g:%F:%U:%G'
        pr_fail() { printf '%s\n' "$1" >&2; return 1; }
        pr_attr() {
          pr_p=$2 pr_f=$3
          IFS=:
          set -- $1
          IFS=$pr_ifs
          pr_chown "$2" "$3" "$5" "$6" || return 1
          [ -n "$pr_m" ] && [ "$4" != 'symbolic link' ] || return 0
          m=$((0$1)) d=0 u=$(umask)
          [ "$4" != directory ] || d=1
          u=$((0$u))
          if [ -n "$pr_w" ]; then m=$(stat -L -c %a -- "$pr_p"); m=$((0$m)); fi
          pr_was=$m
          eval "$pr_m"
          [ "$m" != "$pr_was" ] || return 0
          chmod -- "$(printf '%05o' "$m")" "$pr_p" || return 1
          pr_c=c
        }
        pr_chown() {
          pr_w=
          if [ -n "$pr_o" ] && [ "$pr_o" != "$3" ] && [ "$pr_o" != "$1" ]; then
            pr_i=$(pr_uid "$pr_o") || return 1
            [ "$pr_i" = "$1" ] || pr_w=$pr_i
          fi
          if [ -n "$pr_g" ] && [ "$pr_g" != "$4" ] && [ "$pr_g" != "$2" ]; then
            pr_i=$(pr_gid "$pr_g") || return 1
            [ "$pr_i" = "$2" ] || pr_w=$pr_w:$pr_i
          fi
          [ -n "$pr_w" ] || return 0
          if [ "$pr_f" = 1 ]; then chown -- "$pr_w" "$pr_p" || return 1; else chown -h -- "$pr_w" "$pr_p" || return 1; fi
          pr_c=c
        }
        pr_uid() {
          id -u -- "$1" 2>/dev/null && return 0
          case $1 in *[!0-9]*) pr_fail "chown failed: failed to look up user $1";; *) printf '%s' "$1";; esac
        }
        pr_gid() {
          pr_i=$(pr_group "$1")
          if [ -n "$pr_i" ]; then printf '%s' "$pr_i"; return 0; fi
          case $1 in *[!0-9]*) pr_fail "chgrp failed: failed to look up group $1";; *) printf '%s' "$1";; esac
        }
        pr_group() {
          if command -v getent >/dev/null 2>&1; then getent group "$1"; else grep "^$1:" /etc/group; fi | {
            IFS=: read -r pr_x pr_y pr_z pr_t
            printf '%s' "$pr_z"
          }
        }
        pr_each() {
          pr_o=$1 pr_g=$2 pr_m=$3 pr_c=
          shift 3
          pr_l=$(stat -c "$pr_attrfmt" -- "$@") || { echo x; return; }
          set -f
          IFS=$nl
          for pr_s in $pr_l; do
            IFS=$pr_ifs
            pr_attr "$pr_s" "$1" 0 || { echo x; return; }
            shift
          done
          IFS=$pr_ifs
          echo "$pr_c"
        }
        """;

    /// <summary>
    /// <c>pr_attrs PATH FOLLOW RECURSE</c> for one path or a whole tree. The tree's paths are handed to a new shell in groups, with
    /// these very functions: a process per group looks at them, and one more per path that has to change.
    /// </summary>
    public static string Script { get; } = $$"""
        pr_attrlib={{Commands.ShellQuote.Quote(Attributes)}}
        eval "$pr_attrlib"
        pr_attrs() {
          pr_k=0
          if [ "$2" = 1 ] && [ -e "$1" ]; then
            pr_k=1
            pr_s=$(stat -L -c "$pr_attrfmt" -- "$1") || return 1
          else
            pr_s=$(stat -c "$pr_attrfmt" -- "$1") || return 1
          fi
          pr_attr "$pr_s" "$1" "$pr_k" || return 1
          [ "$3" = 1 ] && [ -d "$1" ] || return 0
          export nl pr_ifs
          pr_r=$(find "$1/" -mindepth 1 -exec "$pr_sh" -c "$pr_attrlib"'
            pr_each "$@"' sh "$pr_o" "$pr_g" "$pr_m" {} +) || pr_r=x
          case $pr_r in
            *x*) return 1;;
            *c*) pr_c=c;;
          esac
        }
        """;

    /// <summary>The assignments that carry wishes to the functions above.</summary>
    public static string Wishes(PathAttributes attributes) =>
        $"pr_o={ShellWord.Quote(attributes.Owner ?? "")} pr_g={ShellWord.Quote(attributes.Group ?? "")} pr_m='{Mode(attributes.Mode)}'";

    private static string Mode(FileMode? mode) => mode switch
    {
        FileMode.Absolute absolute => string.Create(CultureInfo.InvariantCulture, $"m={absolute.Bits};"),
        FileMode.Symbolic symbolic => FileModeClauses.Parse(symbolic.Clauses).ToShell(),
        _ => "",
    };
}
