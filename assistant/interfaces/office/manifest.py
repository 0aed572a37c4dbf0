"""The add-in only manifest for Word (schema OfficeAppv1.1), and our own look at one: Microsoft's validator needs Microsoft."""

from __future__ import annotations

import uuid
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from assistant import __version__
from assistant.errors import InputError
from assistant.interfaces.loopback import is_loopback

NAMESPACE = "http://schemas.microsoft.com/office/appforoffice/1.1"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
# What the schema requires of a task pane, in its order.
REQUIRED = (
    "Id", "Version", "ProviderName", "DefaultLocale", "DisplayName", "Description", "IconUrl", "HighResolutionIconUrl",
    "SupportUrl", "AppDomains", "Hosts", "Requirements", "DefaultSettings", "Permissions",
)  # fmt: skip
_FORM = """<?xml version="1.0" encoding="UTF-8"?>
<OfficeApp xmlns="{namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="TaskPaneApp">
  <Id>{id}</Id>
  <Version>{version}</Version>
  <ProviderName>nigao</ProviderName>
  <DefaultLocale>zh-CN</DefaultLocale>
  <DisplayName DefaultValue="拟稿"><Override Locale="en-US" Value="nigao"/></DisplayName>
  <Description DefaultValue="核对公文，起草和修改各节，让数字随事实更新。"><Override Locale="en-US" Value="Checks reports, drafts and revises sections, keeps figures up to date."/></Description>
  <IconUrl DefaultValue={icon}/>
  <HighResolutionIconUrl DefaultValue={large}/>
  <SupportUrl DefaultValue={page}/>
  <AppDomains><AppDomain>{origin}</AppDomain></AppDomains>
  <Hosts><Host Name="Document"/></Hosts>
  <Requirements><Sets DefaultMinVersion="1.1"><Set Name="WordApi" MinVersion="1.4"/></Sets></Requirements>
  <DefaultSettings><SourceLocation DefaultValue={page}/></DefaultSettings>
  <Permissions>ReadWriteDocument</Permissions>
</OfficeApp>
"""


def manifest(url: str) -> str:
    """The manifest of the server at `url`; the same address gives the same id. Raises InputError for an address that Word refuses."""
    origin = office_origin(url)
    page = f"{origin}/office/"
    return _FORM.format(
        namespace=NAMESPACE,
        id=uuid.uuid5(uuid.NAMESPACE_URL, page),
        version=_version(),
        icon=quoteattr(page + "icon-32.png"),
        large=quoteattr(page + "icon-64.png"),
        page=quoteattr(page),
        origin=escape(origin),
    )


def office_origin(url: str) -> str:
    """Scheme, host and port of an address that an Office program will open: https, or plain http on the same machine."""
    parts = urlsplit(url.strip())
    try:
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    secure = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))
    extra = parts.username or parts.query or parts.fragment or parts.path.strip("/") not in ("", "office")
    if not host or not secure or extra:
        raise InputError(
            "Word 只打开 https 地址（本机可用 http）",
            "Word opens https addresses only (http on the same machine)",
            place="--url",
            found=url,
            expected="https://nigao.example",
        )
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + (f":{port}" if port else "")


def faults(text: str) -> list[str]:
    """What is wrong with a manifest, one line each: the elements that the schema requires, their order, their addresses."""
    try:
        root = ElementTree.fromstring(text.encode())
    except ElementTree.ParseError as error:
        return [f"XML: {error}"]
    names = [child.tag.removeprefix(f"{{{NAMESPACE}}}") for child in root]
    found = [] if root.tag == f"{{{NAMESPACE}}}OfficeApp" else [f"root: {root.tag}"]
    found += [] if root.get(_TYPE) == "TaskPaneApp" else [f"xsi:type: {root.get(_TYPE)}"]
    found += [f"{name}: missing" for name in REQUIRED if name not in names]
    found += [] if names == [name for name in REQUIRED if name in names] else [f"order: {', '.join(names)}"]
    for element in root.iter():
        address = element.get("DefaultValue", "")
        if element.tag.endswith(("Url", "SourceLocation")):
            parts = urlsplit(address)
            if parts.scheme != "https" and not is_loopback(parts.hostname or ""):
                found.append(f"{element.tag.rpartition('}')[2]}: not https: {address}")
    try:
        uuid.UUID(root.findtext(f"{{{NAMESPACE}}}Id") or "")
    except ValueError:
        found.append("Id: no GUID")
    return found


def _version() -> str:
    """Four numbers, as Office wants them."""
    numbers = [part for part in __version__.split(".") if part.isdigit()]
    return ".".join([*numbers, "0", "0", "0", "0"][:4])
