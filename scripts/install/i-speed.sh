#!/bin/sh
# Runs a command of an installed program: `i-speed start`, `i-speed backup --out FILE`; without a word it lists them.
# Settings are lines NAME=value of I_SPEED_SETTINGS; a variable that is set already keeps its value. Run by root where the
# service is installed, the command runs as the service's user, so that every file of the data belongs to it.
set -eu
here=$(dirname "$(readlink -f "$0")")
settings=${I_SPEED_SETTINGS:-/etc/i-speed/i-speed.env}

if [ "$(id -u)" = 0 ] && [ -f "$settings" ] && id i-speed >/dev/null 2>&1; then
  exec runuser -u i-speed -- "$0" "$@"
fi

if [ -f "$settings" ]; then
  while IFS= read -r line || [ -n "$line" ]; do
    name=${line%%=*}
    case $line in '' | '#'* | [!A-Z]*) continue ;; esac
    case $name in *[!A-Z0-9_]*) continue ;; esac
    eval "given=\${$name+given}"
    [ -n "$given" ] || export "$name=${line#*=}"
  done <"$settings"
fi

command=${1:-}
case $command in
'' | *[!a-z-]*) known=no ;;
*) [ -f "$here/scripts/$command.ts" ] && known=yes || known=no ;;
esac
if [ "$known" = no ] || [ "$command" = run-command ]; then
  echo "i-speed COMMAND [...]:" >&2
  for file in "$here"/scripts/*.ts; do basename "$file" .ts; done | grep -v '^run-command$' >&2
  exit 2
fi
shift

export APP_ROOT="$here"
exec "$here/bin/node" --import "$here/node_modules/tsx/dist/loader.mjs" "$here/scripts/$command.ts" "$@"
