#!/bin/bash
set -euo pipefail
yum install -y jq
