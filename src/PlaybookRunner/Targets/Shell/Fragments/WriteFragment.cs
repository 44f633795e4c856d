using System.Globalization;

namespace PlaybookRunner.Targets.Shell.Fragments;

/// <summary>A whole file put in place: temporary file, validation, attributes, backup, rename.</summary>
internal static class WriteFragment
{
    /// <summary>
    /// <c>pr_write PATH FOLLOW BACKUP UNSAFE VALIDATION SIZE NAME</c> reads the content from standard input to its end whatever
    /// happens, since what is left would be taken for the next request. It prints the backup's path and the new status.
    /// The length is checked because a connection that breaks also ends the content. The kernel takes the bits of set-user-id and
    /// set-group-id from a file that is given away, so they are not kept for a new owner.
    /// </summary>
    public const string Script = """
        pr_write() {
          pr_place "$@"
          pr_r=$?
          [ "$pr_r" = 0 ] || cat >/dev/null
          return $pr_r
        }
        pr_behind() {
          pr_p=$1 pr_n=0
          while [ -L "$pr_p" ] && [ $pr_n -lt 40 ]; do
            pr_l=$(readlink -- "$pr_p")
            case $pr_l in
              /*) pr_p=$pr_l;;
              *) case $pr_p in */*) pr_p=${pr_p%/*}/$pr_l;; *) pr_p=$pr_l;; esac;;
            esac
            pr_n=$((pr_n + 1))
          done
        }
        pr_place() {
          if [ "$2" = 1 ]; then pr_behind "$1"; else pr_p=$1; fi
          pr_d=.
          case $pr_p in */*) pr_d=${pr_p%/*};; esac
          if [ ! -d "$pr_d/" ]; then pr_fail "cannot write $pr_p: the folder $pr_d does not exist"; return 1; fi
          if [ -d "$pr_p" ] && [ ! -L "$pr_p" ]; then pr_fail "cannot write $pr_p: Is a directory"; return 1; fi
          pr_to=$pr_p pr_tmp=$pr_d/$7
          umask 077
          : >"$pr_tmp" || { umask "$pr_umask"; return 1; }
          umask "$pr_umask"
          pr_fill "$@" && return 0
          rm -f -- "$pr_tmp"
          return 1
        }
        pr_fill() {
          if ! pr_w=$(cat 2>&1 >"$pr_tmp"); then pr_fail "cannot write $pr_to: ${pr_w##*: }"; return 1; fi
          pr_old=
          if [ -e "$pr_to" ] && [ ! -L "$pr_to" ]; then pr_old=$pr_to; fi
          pr_l=$(stat -c "%s:$pr_attrfmt" -- "$pr_tmp" ${pr_old:+"$pr_old"}) || return 1
          pr_s=${pr_l%%:*}
          if [ "$pr_s" != "$6" ]; then pr_fail "cannot write $pr_to: the content ended after $pr_s of $6 bytes"; return 1; fi
          [ -z "$5" ] || pr_validate "$5" || return 1
          pr_keep "${pr_l%%"$nl"*}" "${pr_l#*"$nl"}" || return 1
          pr_bak=
          if [ "$3" = 1 ] && [ -n "$pr_old" ] && [ -f "$pr_old" ]; then
            pr_bak="$pr_to.$$.$(date '+%Y-%m-%d@%H:%M:%S')~"
            cp -p -- "$pr_to" "$pr_bak" || return 1
          fi
          pr_rename "$pr_tmp" "$pr_to" || { [ "$4" = 1 ] && cat -- "$pr_tmp" >"$pr_to" && rm -f -- "$pr_tmp"; } || return 1
          printf '%s\000' "$pr_bak"
          pr_status "$pr_to" 0 '' 0
        }
        pr_keep() {
          IFS=:
          set -- ${1#*:} ${2#*:}
          IFS=$pr_ifs
          u=$((0$pr_umask)) d=0 pr_p=$pr_tmp pr_f=0
          m=$((438 & ~u))
          if [ -n "$pr_old" ]; then
            m=$((0$7))
            [ "$2:$3" = "$8:$9" ] || ! chown -- "$8:$9" "$pr_tmp" 2>/dev/null || shift 6
          fi
          pr_chown "$2" "$3" "$5" "$6" || return 1
          [ -z "$pr_w" ] || m=$((m & ~3072))
          eval "$pr_m"
          chmod -- "$(printf '%05o' "$m")" "$pr_tmp"
        }
        pr_validate() {
          PR_FILE=$pr_tmp /bin/sh -c "$1" </dev/null >"$T/v" 2>"$T/w"
          pr_r=$?
          [ $pr_r != 0 ] || return 0
          printf 'failed to validate: rc:%s error:' $pr_r >&2
          if [ -s "$T/w" ]; then cat -- "$T/w" >&2; else cat -- "$T/v" >&2; fi
          return 1
        }
        """;

    /// <summary>The request; the content follows it on the same stream.</summary>
    public static string Request(FileWrite write)
    {
        var validation = write.Validation is null ? "" : FileValidation.ForShell(write.Validation, "PR_FILE").ToShellText();
        string[] words =
        [
            ShellWord.Path(write.Path), Flag(write.Follow), Flag(write.Backup), Flag(write.AllowUnsafe), ShellWord.Quote(validation),
            Number(write.Content.Length), TemporaryName.Hidden(),
        ];
        return $"{AttributesFragment.Wishes(write.Attributes)}; pr_take {Number(write.Content.Length)} | pr_write {string.Join(' ', words)}";
    }

    /// <summary>Reads the outcome.</summary>
    public static WriteOutcome Parse(ShellReply reply)
    {
        var backup = reply.ThrowIfFailed().ReadText();
        var status = StatusFragment.Parse(reply, new PathQuery(""));
        return new WriteOutcome(status) { BackupPath = backup.Length == 0 ? null : backup };
    }

    private static string Flag(bool value) => value ? "1" : "0";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
