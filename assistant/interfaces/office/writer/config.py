"""What the user has set: kept in the user's own profile of LibreOffice."""

from __future__ import annotations

from typing import Any

_NODE = "/org.nigao.Office/Server"
# Name here, name in the registry's schema.
NAMES = {"address": "Address", "key": "Key", "report": "Report", "model": "Model", "seconds": "Seconds"}


def read(context: Any) -> dict[str, str]:
    """The settings, all as text."""
    node = _node(context, "com.sun.star.configuration.ConfigurationAccess")
    return {name: str(node.getPropertyValue(there) or "") for name, there in NAMES.items()}


def write(context: Any, settings: dict[str, str]) -> None:
    """Keeps the settings."""
    node = _node(context, "com.sun.star.configuration.ConfigurationUpdateAccess")
    for name, there in NAMES.items():
        value: Any = settings.get(name, "").strip()
        if name == "seconds":
            value = min(max(int(value), 5), 3600) if value.isdigit() else 120
        node.setPropertyValue(there, value)
    node.commitChanges()


def language(context: Any) -> str:
    """The language of the user interface: zh-CN, en-US."""
    node = _node(context, "com.sun.star.configuration.ConfigurationAccess", "/org.openoffice.Setup/L10N")
    return str(node.getPropertyValue("ooLocale") or "en")


def _node(context: Any, service: str, path: str = _NODE) -> Any:
    from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]

    provider = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.configuration.ConfigurationProvider", context
    )
    where = PropertyValue()
    where.Name, where.Value = "nodepath", path
    return provider.createInstanceWithArguments(service, (where,))
