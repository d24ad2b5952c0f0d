# Sourced by installer/try and installer/check: finds a JDK 25 and Maven, and installs what a bare
# Debian or Ubuntu lacks. Sets $mvn. Expects $root, the top of the checkout.

say() { printf '%s\n' "$*" >&2; }
die() { say "sightglass: $*"; exit 1; }

# Libraries that JavaFX and FFmpeg load by name, and a font to write with.
system_libraries="fonts-dejavu-core fontconfig libasound2 libfreetype6 libgl1 libgtk-3-0 libpango-1.0-0 libpangoft2-1.0-0 libpulse0 libxcb-shm0 libxtst6 libxxf86vm1"

find_jdk() {
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /opt/jdk*; do
    if [ -x "$home/bin/javac" ] && "$home/bin/javac" -version 2>&1 | grep -q '^javac 25'; then
      printf '%s\n' "$home"
      return
    fi
  done
  if command -v javac >/dev/null && javac -version 2>&1 | grep -q '^javac 25'; then
    dirname "$(dirname "$(readlink -f "$(command -v javac)")")"
  fi
}

missing_libraries() {
  for package in $system_libraries; do
    # Since the change to 64-bit times Debian and Ubuntu name some of them with t64.
    dpkg-query -W -f='${Status}\n' "$package" "${package}t64" 2>/dev/null | grep -q 'install ok installed' ||
      printf '%s ' "$package"
  done
}

install_libraries() {
  command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || return 0
  missing=$(missing_libraries)
  [ -n "$missing" ] || return 0
  say "This system lacks libraries that Sightglass needs: $missing"
  if [ "$(id -u)" = 0 ]; then
    as_root=
  elif [ -t 0 ] && command -v sudo >/dev/null; then
    printf 'Install them with sudo apt-get? [y/N] ' >&2
    read -r answer
    case $answer in [yY]*) as_root=sudo ;; *) say "Going on without them."; return 0 ;; esac
  else
    say "Install them as root: apt-get install $missing"
    return 0
  fi
  say "Installing them ..."
  $as_root apt-get update -qq >&2 || say "The package lists could not be renewed; trying with those there are."
  for package in $missing; do
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null 2>&1 ||
      $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${package}t64" >/dev/null 2>&1 ||
      say "$package could not be installed."
  done
}

set_up() {
  jdk=$(find_jdk)
  [ -n "$jdk" ] || die "no JDK 25 was found. Install one (https://adoptium.net) and set JAVA_HOME to it."
  export JAVA_HOME=$jdk
  # Maven's own libraries make a JDK 25 print warnings that are none of the user's business.
  export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
  install_libraries
  if command -v mvn >/dev/null; then mvn=mvn; else mvn=$root/mvnw; fi
}
