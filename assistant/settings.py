"""Settings: one class, one environment prefix `NIGAO_`."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an operator may set, by environment variable or in a `.env` file."""

    model_config = SettingsConfigDict(env_prefix="NIGAO_", env_file=".env", extra="ignore")

    model: str = Field(
        "", description="composer, openai:NAME, local:FILE.gguf or scripted:FILE; empty: the composer"
    )
    data: Path = Field(Path("data"), description="folder in which reports are kept")
    database: str = Field("", description="URL of a PostgreSQL database; empty: SQLite in the data folder")
    kinds: Path | None = Field(
        None, description="folder of the unit's own kinds, looked at before the shipped"
    )
    fonts: dict[str, list[str]] = Field(
        default_factory=dict,
        description='fonts that stand in for a missing one, best first: {"仿宋": ["FZFangSong-Z02S"]}',
    )
    rules: Path | None = Field(
        None, description="file that switches rules of the check off or re-grades them"
    )
    rounds: int = Field(2, ge=0, le=5, description="revisions of a section against its findings")
    way: Literal["auto", "write", "polish"] = Field(
        "auto", description="write from facts and points, polish the composer's draft, or what works"
    )
    side_by_side: int = Field(4, ge=1, le=64, description="sections written at the same time")
    timeout: float = Field(120.0, gt=0, description="seconds to wait for one answer of a model")
    local_threads: int = Field(
        max(1, (os.cpu_count() or 2) // 2), ge=1, description="threads of a local model"
    )
    local_context: int = Field(8192, ge=1024, description="tokens that a local model can hold in mind")
    local_timeout: float = Field(1200.0, gt=0, description="seconds to wait for one answer of a local model")
    grammar: bool = Field(
        False, description="send a GBNF grammar without digits to the endpoint; for llama.cpp's server"
    )
    local_grammar: bool = Field(True, description="the same for a local model")
    classified_to_models: bool = Field(
        False, description="send briefs that bear a classification mark to an endpoint too"
    )
    max_calls: int = Field(0, ge=0, description="most calls of a model for one report; 0: no limit")
    max_tokens: int = Field(0, ge=0, description="most tokens, in and out, for one report; 0: no limit")
    max_seconds: float = Field(0.0, ge=0, description="most seconds of one draft; 0: no limit")
    drafts_at_once: int = Field(
        4, ge=1, le=64, description="durable drafts that one worker writes at the same time"
    )
    calls_per_minute: int = Field(
        0, ge=0, description="most calls of models in a minute by all workers together; 0: no limit"
    )
    unconfirmed: bool = Field(False, description="use facts that nobody has confirmed; they are marked")
    max_cost: float = Field(0.0, ge=0, description="most money for one report, in the prices' currency")
    price_input: float = Field(0.0, ge=0, description="price of a million tokens that are sent")
    price_output: float = Field(0.0, ge=0, description="price of a million tokens that are answered")
    prices: Path | None = Field(None, description="file of prices by model, for the costs in an evaluation")
    host: str = Field("127.0.0.1", description="address that `nigao serve` listens on")
    port: int = Field(8600, ge=0, le=65535, description="port that `nigao serve` listens on")
    max_upload_mb: int = Field(20, ge=1, description="largest file that may be uploaded, in MB")
    keys_required: bool = Field(
        False, description="ask for a key on this machine's own address too: behind a proxy"
    )
    requests_per_minute: int = Field(600, ge=1, description="requests of one key in a minute")
    drafts_per_minute: int = Field(60, ge=1, description="drafts and revisions of one key in a minute")
    wrong_keys_per_minute: int = Field(
        30, ge=1, description="wrong keys that one address may try in a minute"
    )
    streams: int = Field(1000, ge=1, description="event streams open at the same time")
    body_seconds: float = Field(30.0, gt=0, description="seconds in which a request's body must arrive")
    processes: int = Field(
        min(8, os.cpu_count() or 2), ge=0, description="processes that check texts for `nigao serve`; 0: none"
    )
    cors: str = Field("", description="origins of other pages that may call the API, separated by commas")
    office_js: str = Field(
        "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
        description="where the task pane loads Office.js from, inside Word only; a copy on this network will do",
    )
    hosts: str = Field(
        "", description="names by which this server is called, separated by commas; empty: any, with keys"
    )
    log: Literal["auto", "json", "text"] = Field(
        "auto", description="lines of the server's log; auto: text in a terminal, else json"
    )
    endpoints: str = Field(
        "",
        description="endpoints that a request may name: hosts and networks, each with an optional port;"
        " empty: a request may name none",
    )
    named_endpoint: str = Field(
        "", description="the endpoint that a request named; it must be one of `endpoints`, and gets no key"
    )
    openai_base_url: str = Field(
        "", validation_alias="OPENAI_BASE_URL", description="address of the endpoint"
    )
    openai_api_key: SecretStr = Field(
        SecretStr(""),
        validation_alias="OPENAI_API_KEY",
        description="key of the endpoint; never shown or logged",
    )


_CHOSEN: dict[str, str] = {}


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process, read once; what the operator chose on the page comes before all else."""
    return Settings(**_CHOSEN)  # type: ignore[arg-type]


def choose_settings(chosen: dict[str, str]) -> None:
    """From now on these take the place of what environment and file say; an empty mapping undoes it.

    Keys are the names under which Settings takes them: `model`, and OPENAI_BASE_URL and OPENAI_API_KEY.
    """
    _CHOSEN.clear()
    _CHOSEN.update(chosen)
    settings.cache_clear()


def prompts_folder() -> Path:
    """The folder of prompts and kinds: inside the installed package, or beside it in a checkout."""
    return _shipped("prompts")


def examples_folder() -> Path:
    """The folder of examples, found in the same way."""
    return _shipped("examples")


def _shipped(name: str) -> Path:
    package = Path(__file__).resolve().parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name
