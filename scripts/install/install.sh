#!/bin/sh
# Installs the bundle in whose folder it stands. Needs no network.
#
#   ./install.sh [--prefix DIR] [--service] [--switch]
#
# Checks every file against SHA256SUMS, puts the program into a folder of its own version below DIR (/opt/i-speed), and
# makes DIR/current a link to it. An installation that is there stays the current one, since a new version may change the
# data: `--switch` makes this one current. `--service` sets up user, settings, folders and the unit of systemd, and starts it.
# Data are never in a version's folder: DATA_DIR is /var/lib/i-speed, or what /etc/i-speed/i-speed.env says.
set -eu
umask 022

here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd -P)
prefix=/opt/i-speed
service=no
switch=no
while [ $# -gt 0 ]; do
  case $1 in
  --prefix) prefix=${2:?--prefix DIR} && shift ;;
  --service) service=yes ;;
  --switch) switch=yes ;;
  *) sed -n '2,9s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
  esac
  shift
done
# Where a test lets the system's folders be.
root=${DESTDIR:-}

fail() {
  echo "$1" >&2
  exit 1
}

cd "$here"
sha256sum --check --strict --quiet SHA256SUMS ||
  fail "Gói cài bị hỏng hoặc bị sửa, không cài gì cả. / The bundle is damaged or altered; nothing was installed."
[ "$(find . -type f | wc -l)" -eq $(($(wc -l <SHA256SUMS) + 1)) ] && [ -z "$(find . -type l)" ] ||
  fail "Trong gói cài có tệp lạ, không cài gì cả. / The bundle holds files that are not its own; nothing was installed."

release=$(cat VERSION)-$(sha256sum SHA256SUMS | cut -c1-8)
if [ ! -d "$prefix/$release" ]; then
  mkdir -p "$prefix"
  rm -rf "$prefix/.unfinished"
  cp -R "$here" "$prefix/.unfinished"
  chmod -R u=rwX,go=rX "$prefix/.unfinished"
  mv "$prefix/.unfinished" "$prefix/$release"
fi
prefix=$(cd "$prefix" && pwd -P)
echo "$prefix/$release"

if [ -e "$prefix/current" ] && [ "$switch" = no ] && [ "$(readlink "$prefix/current")" != "$release" ]; then
  echo "Bản đang chạy vẫn là $(readlink "$prefix/current"). Cập nhật / The current version stays. To update:"
  echo "  $prefix/$release/i-speed update --dry-run"
  exit 0
fi
ln -sfn "$release" "$prefix/.current"
mv -T "$prefix/.current" "$prefix/current"

if [ "$service" = no ]; then
  echo "Quản trị đầu tiên, rồi chạy / First administrator, then run:"
  echo "  DATA_DIR=/var/lib/i-speed $prefix/current/i-speed users first-admin NAME"
  echo "  DATA_DIR=/var/lib/i-speed $prefix/current/i-speed start"
  echo "Cài đặt khác / Other settings: I_SPEED_SETTINGS=FILE, theo / as in $prefix/current/docs/i-speed.env"
  exit 0
fi

id i-speed >/dev/null 2>&1 ||
  useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin i-speed
mkdir -p "$root/etc/i-speed" "$root/etc/systemd/system" "$root/var/lib/i-speed" "$root/var/backups/i-speed"
[ -e "$root/etc/i-speed/i-speed.env" ] || cp docs/i-speed.env "$root/etc/i-speed/i-speed.env"
chmod 0700 "$root/var/lib/i-speed" "$root/var/backups/i-speed"
chown i-speed:i-speed "$root/var/lib/i-speed" "$root/var/backups/i-speed"
sed "s|/opt/i-speed/current|$prefix/current|g" docs/i-speed.service >"$root/etc/systemd/system/i-speed.service"
systemctl daemon-reload
systemctl enable i-speed
systemctl restart i-speed
echo "Cài đặt / Settings:  /etc/i-speed/i-speed.env (ORIGIN, ADDRESS_HEADER: nginx), systemctl restart i-speed"
echo "Quản trị đầu tiên / First administrator:  $prefix/current/i-speed users first-admin NAME"
echo "Nhật ký / Log:  journalctl -u i-speed -f"
