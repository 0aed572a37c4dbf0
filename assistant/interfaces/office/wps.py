"""The same pane in WPS: an online add-in, three small files that WPS reads from an address (`jsplugins.xml` names it)."""

from __future__ import annotations

from assistant.interfaces.office.manifest import office_origin

_RIBBON = """<?xml version="1.0" encoding="UTF-8"?>
<customUI xmlns="http://schemas.microsoft.com/office/2006/01/customui" onLoad="OnAddinLoad">
  <ribbon><tabs><tab id="nigao" label="拟稿"><group id="nigaoPane" label="拟稿">
    <button id="nigaoOpen" label="打开窗格" size="large" onAction="OnAction"/>
  </group></tab></tabs></ribbon>
</customUI>
"""
_INDEX = """<!doctype html>
<html><head><meta charset="utf-8"><script src="ribbon.js"></script></head><body></body></html>
"""
_SCRIPT = """// WPS calls these by name when the add-in loads and when its button is pressed.
const PANE = {page};

function OnAddinLoad() {{
  return true;
}}

function OnAction() {{
  const storage = window.Application.PluginStorage;
  const known = storage.getItem("nigao-pane");
  const pane = known ? window.Application.GetTaskPane(known) : window.Application.CreateTaskPane(PANE);
  if (!known) storage.setItem("nigao-pane", pane.ID);
  pane.Visible = known ? !pane.Visible : true;
  return true;
}}
"""
_PUBLISH = """<?xml version="1.0" encoding="UTF-8"?>
<jsplugins>
  <jspluginonline name="nigao" type="wps" url="{folder}" enable="enable_dev" install="{folder}"/>
</jsplugins>
"""


# The files that WPS fetches, and as what.
WPS_MEDIA = {
    "ribbon.xml": "application/xml",
    "index.html": "text/html; charset=utf-8",
    "ribbon.js": "text/javascript; charset=utf-8",
    "jsplugins.xml": "application/xml",
}


def wps_files(url: str, folder: str) -> dict[str, str]:
    """The files by name: those of the add-in, to be served at the address `folder`, and `jsplugins.xml` for each machine.

    Raises InputError for an address that an office program would not open.
    """
    import json

    page = office_origin(url) + "/office/"
    address = folder.rstrip("/") + "/"
    return {
        "ribbon.xml": _RIBBON,
        "index.html": _INDEX,
        "ribbon.js": _SCRIPT.format(page=json.dumps(page)),
        "jsplugins.xml": _PUBLISH.format(folder=address),
    }
