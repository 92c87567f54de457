#!/usr/bin/env bash
# Guess:   with RAY_USAGE_STATS_ENABLED=0 and include_dashboard=False, a Ray that is started on one machine
#          asks nothing outside of it.
# Found:   ray 2.60.0 starts the part of the dashboard that reports all the same, and that asks the metadata
#          services of Azure, Google and Amazon which cloud this is before it looks whether reports are
#          on: 169.254.169.254 and a look-up of metadata.google.internal. A file
#          ray_bootstrap_config.yaml in the home, empty but for {}, keeps it from asking.
# So:      who promises "offline" gives Ray's processes a home of their own with that file in it, and tries
#          it where every look-up is seen.
# Exits with 0 while this holds, with 1 when it changes. Runs without network where the system lets it.
set -euo pipefail
work=$(mktemp -d /tmp/ray-XXXXXX); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check ray==2.60.0
# Every Python process of this environment writes down the hosts that it connects to or looks up.
cat > "$("$work/venv/bin/python" -c 'import site; print(site.getsitepackages()[0])')/sitecustomize.py" <<'PY'
import os
import socket

LOG, real = os.environ.get("HOSTS_ASKED"), socket.getaddrinfo


def getaddrinfo(host, *rest, **named):
    if LOG and (str(host).startswith("169.254.") or "metadata" in str(host)):
        with open(LOG, "a") as log:
            log.write(f"{host}\n")
    return real(host, *rest, **named)


socket.getaddrinfo = getaddrinfo
PY
cat > "$work/run.py" <<'PY'
import sys
import time

import ray

ray.init(address="local", num_cpus=1, include_dashboard=False, log_to_driver=False, _temp_dir=sys.argv[1])
time.sleep(20)
ray.shutdown()
PY
bare=(); unshare -rn true 2>/dev/null && bare=(unshare -rn)
asked() {  # hosts asked by a run with this home
  touch "$work/$1/hosts"
  env -i HOME="$work/$1" PATH="$PATH" RAY_USAGE_STATS_ENABLED=0 HOSTS_ASKED="$work/$1/hosts" \
    RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER=0 "${bare[@]}" sh -c \
    'ip link set lo up 2>/dev/null; exec "$@"' sh "$work/venv/bin/python" "$work/run.py" "$work/$1/t" >&2
  sort -u "$work/$1/hosts" | tr '\n' ' '
}
mkdir "$work/a" "$work/b"; echo '{}' > "$work/b/ray_bootstrap_config.yaml"
plain=$(asked a); told=$(asked b)
echo "asked: ${plain:-nobody}; with ray_bootstrap_config.yaml in the home: ${told:-nobody}"
[ "$plain" = "169.254.169.254 metadata.google.internal " ] && [ -z "$told" ]
