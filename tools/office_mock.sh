#!/usr/bin/env bash
# The pane's tests with Microsoft's office-addin-mock saying what may be read: needs npm and its registry.
# The packages go into a folder of their own and are no part of the project.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${NIGAO_OFFICE_MOCK_FOLDER:-$(mktemp -d)}
mkdir -p "$folder"
(cd "$folder" && [ -d node_modules/office-addin-mock ] || npm install --silent --no-save --prefix "$folder" office-addin-mock@4 esbuild)
cat > "$folder/entry.js" <<'JS'
import { OfficeMockObject } from "office-addin-mock/lib/officeMockObject.js";
window.OfficeMockObject = OfficeMockObject;
JS
# Of office-addin-manifest the mock needs the names of the hosts alone; the rest of it reads files.
echo 'export const OfficeApp = { Outlook: "outlook", Word: "word" };' > "$folder/hosts.js"
(cd "$folder" && npx esbuild entry.js --bundle --format=iife --platform=browser --log-level=error \
  --alias:office-addin-manifest=./hosts.js --outfile=office-addin-mock.bundle.js)
NIGAO_TEST_OFFICE_MOCK="$folder/office-addin-mock.bundle.js" "${PYTHON:-python}" -m pytest tests/office/test_pane.py -m slow -q "$@"
