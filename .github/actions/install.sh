#!/usr/bin/env bash
# Installs Addenda into an environment of its own, so that the job's own Python is left as it is. A second use in the
# same job finds it there. Reads PYTHON, VERSION (empty: the checkout that this file is in) and what the runner sets;
# gives the output `bin`, the folder of the programs.
#
# Python runs isolated (-I): `python -m` looks into the folder in which it runs first, and that is a checkout which may
# be a pull request's, with a venv.py or a pip.py of its own.
set -euo pipefail

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
number='^[0-9]+(\.[0-9]+)*((a|b|rc)[0-9]+)?(\.post[0-9]+)?(\.dev[0-9]+)?$'
if [[ -n $VERSION && ! $VERSION =~ $number ]]; then
  echo "::error::version is no version number. Write one such as 1.2.0, or leave it out."
  exit 2
fi

environment=$RUNNER_TEMP/addenda-${VERSION:-own}
programs=$environment/programs
if [[ ! -d $programs ]]; then
  "$PYTHON" -I -m venv "$environment"
  bin=$environment/bin
  if [[ -d $environment/Scripts ]]; then bin=$environment/Scripts; fi # Windows
  pip=("$bin/python" -I -m pip --disable-pip-version-check --no-input install --quiet)
  if [[ -n $VERSION ]]; then
    "${pip[@]}" "addenda==$VERSION"
  else
    # Every dependency, and what builds the package, by its hash.
    locks=(-r "$checkout/requirements/runtime.lock" -r "$checkout/requirements/build.lock")
    "${pip[@]}" --require-hashes --only-binary :all: "${locks[@]}"
    "${pip[@]}" --no-deps --no-build-isolation "$checkout"
  fi
  # Apart from the environment's own python and pip, which a path must not bring along.
  mkdir -p "$programs.new"
  cp "$bin"/addenda* "$programs.new"
  mv "$programs.new" "$programs"
fi
echo "bin=$programs" >>"$GITHUB_OUTPUT"
