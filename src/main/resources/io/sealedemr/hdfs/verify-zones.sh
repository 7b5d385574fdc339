#!/bin/bash
#
# Looks whether HDFS has exactly the encryption zones that are given, and whether their keys exist.
#
# usage: verify-zones.sh [--create] path=key ...
#
#   --create   makes a zone that is not there, if its key exists and its directory is empty or absent
#
# exit code: 0 all is as given, 1 something is not, 2 wrong arguments, 3 HDFS or its KMS gave no answer

set -euo pipefail
export LC_ALL=C

say() { printf 'HDFS encryption zones: %s\n' "$*"; }

die() {
  local code=$1
  shift
  say "$*" >&2
  exit "$code"
}

faults=0
fault() {
  say "$*" >&2
  faults=$((faults + 1))
}

# Runs a command and keeps what it writes to standard output; its errors go where ours go.
answer=""
ask() {
  local code=0
  answer=$("$@") || code=$?
  if ((code != 0)); then
    if [[ -n $answer ]]; then printf '%s\n' "$answer" >&2; fi
    die 3 "\"$*\" ended with exit code $code"
  fi
}

# The answer of a question by exit code: yes 0, no 1, else none.
holds() {
  local code=0
  "$@" || code=$?
  if ((code > 1)); then
    die 3 "\"$*\" ended with exit code $code"
  fi
  return "$code"
}

declare -A keys=()
read_keys() {
  local line first=yes
  keys=()
  ask hadoop key list
  while IFS= read -r line; do
    if [[ $first == yes ]]; then
      first=no
      if [[ $line != "Listing keys for KeyProvider: "* ]]; then
        die 3 "unexpected output of \"hadoop key list\": $line"
      fi
    elif [[ $line =~ ^[^[:space:]]+$ ]]; then
      keys[$line]=yes
    elif [[ -n $line ]]; then
      die 3 "unexpected output of \"hadoop key list\": $line"
    fi
  done <<<"$answer"
}

# A table of paths and keys. A long key is continued in lines that begin with a space.
declare -A zones=()
read_zones() {
  local line path=""
  zones=()
  ask hdfs crypto -listZones
  while IFS= read -r line; do
    if [[ $line =~ ^(/.*[^[:space:]]|/)[[:space:]]+([^[:space:]]+)[[:space:]]*$ ]]; then
      path=${BASH_REMATCH[1]}
      zones[$path]=${BASH_REMATCH[2]}
    elif [[ -n $path && $line =~ ^[[:space:]]+([^[:space:]]+)[[:space:]]*$ ]]; then
      zones[$path]+=${BASH_REMATCH[1]}
    elif [[ $line =~ [^[:space:]] ]]; then
      die 3 "unexpected output of \"hdfs crypto -listZones\": $line"
    fi
  done <<<"$answer"
}

create_zone() {
  local path=$1 key=$2
  if holds hdfs dfs -test -e "$path"; then
    if ! holds hdfs dfs -test -d "$path"; then
      fault "$path cannot become a zone: it is a file"
      return
    fi
    ask hdfs dfs -count "$path"
    # Directories (itself is one), files, bytes, path.
    if ! [[ $answer =~ ^[[:space:]]*1[[:space:]]+0[[:space:]]+0[[:space:]] ]]; then
      fault "$path cannot become a zone: it is not empty, and what is in it would stay in clear"
      return
    fi
  else
    ask hdfs dfs -mkdir -p "$path"
  fi
  ask hdfs crypto -createZone -keyName "$key" -path "$path"
  say "made $path under key $key"
}

create=no
if [[ ${1-} == --create ]]; then
  create=yes
  shift
fi
if (($# == 0)); then
  die 2 "usage: verify-zones.sh [--create] path=key ..."
fi
declare -A expected=()
for argument in "$@"; do
  # The key has no equals sign, a path may.
  if ! [[ $argument =~ ^(/[^[:space:]]*)=([a-z0-9_-]+)$ ]]; then
    die 2 "\"$argument\" is no path=key"
  fi
  if [[ -n ${expected[${BASH_REMATCH[1]}]-} ]]; then
    die 2 "${BASH_REMATCH[1]} is given twice"
  fi
  expected[${BASH_REMATCH[1]}]=${BASH_REMATCH[2]}
done
mapfile -t paths < <(printf '%s\n' "${!expected[@]}" | sort)

read_keys
read_zones

if [[ $create == yes ]]; then
  for path in "${paths[@]}"; do
    if [[ -z ${zones[$path]-} && -n ${keys[${expected[$path]}]-} ]]; then
      create_zone "$path" "${expected[$path]}"
    fi
  done
  read_zones
fi

for path in "${paths[@]}"; do
  key=${expected[$path]}
  if [[ -z ${keys[$key]-} ]]; then
    fault "key $key of $path does not exist"
  fi
  if [[ -z ${zones[$path]-} ]]; then
    fault "$path is no zone, expected one under key $key"
  elif [[ ${zones[$path]} != "$key" ]]; then
    fault "$path is under key ${zones[$path]}, expected $key"
  fi
done
if ((${#zones[@]} > 0)); then
  while IFS= read -r path; do
    if [[ -z ${expected[$path]-} ]]; then
      fault "$path is a zone under key ${zones[$path]}, expected none"
    fi
  done < <(printf '%s\n' "${!zones[@]}" | sort)
fi

if ((faults > 0)); then
  die 1 "not as expected, faults: $faults"
fi
for path in "${paths[@]}"; do
  say "$path is under key ${expected[$path]}"
done
