#!/bin/sh
# Starts mirror with the runtime beside it, wherever the folder was copied to and however it is called.
unset CDPATH # cd would go elsewhere, and print where
program=$0
while [ -h "$program" ]; do # not every system has readlink -f
  link=$(readlink "$program")
  case $link in
    /*) program=$link ;;
    *) program=$(dirname "$program")/$link ;;
  esac
done
home=$(cd "$(dirname "$program")/.." && pwd -P) || exit 3

# The JVM would say it by a stack trace.
[ -n "$(pwd -P 2>/dev/null)" ] || { echo "mirror: the current directory is gone" >&2; exit 3; }

# The first files that the JVM opens would stand where a closed stdin, stdout or stderr is missing.
# As another number: dash takes <&0 and >&1 for nothing to do, closed or not.
true 2>/dev/null 3<&0 || exec </dev/null
true 2>/dev/null 3>&1 || exec >/dev/null
true 3>&2 || exec 2>/dev/null

# The JVM would announce each of these on stderr, and none is meant for us.
unset JDK_JAVA_OPTIONS JAVA_TOOL_OPTIONS _JAVA_OPTIONS

# File names are UTF-8 in cron's empty environment too: the JVM takes their encoding from the locale only.
if [ "$(locale charmap 2>/dev/null)" = UTF-8 ]; then
  LC_CTYPE=${LC_ALL:-${LC_CTYPE:-$LANG}}
else
  LC_CTYPE=C.UTF-8
fi
# One category whose locale is not installed, and setlocale(LC_ALL, "") sets none, the encoding of
# names included. And what the system says of a full disk is known by its words, in English.
unset LC_ALL LANGUAGE LC_ADDRESS LC_COLLATE LC_IDENTIFICATION LC_MEASUREMENT LC_MESSAGES \
  LC_MONETARY LC_NAME LC_NUMERIC LC_PAPER LC_TELEPHONE LC_TIME
export LC_CTYPE LANG=C

# The JVM cannot ask what stderr is, where the progress line goes.
if [ -t 2 ]; then
  size=$(stty size <&2 2>/dev/null)
  set -- -Dmirror.columns="${size#* }" -m mirror/mirror.Main "$@"
else
  set -- -m mirror/mirror.Main "$@"
fi
if [ -t 0 ]; then
  set -- -Dmirror.stdin.terminal=true "$@"
fi

# Long listings are kept where it says, and the JVM does not ask.
if [ -d "$TMPDIR" ]; then
  set -- -Djava.io.tmpdir="$TMPDIR" "$@"
fi

# Requests take files, and where few may be open there are fewer at a time.
files=$(ulimit -H -n)
case $files in
  *[!0-9]*) ;;
  *) set -- -Dmirror.files="$files" "$@" ;;
esac

exec "$home/bin/java" -XX:AOTCache="$home/lib/mirror.aot" @"$home/lib/jvm.options" "$@"
