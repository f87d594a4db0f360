"""The settings of Claimhouse: from flags, the environment (CLAIMHOUSE_…), the file claimhouse.toml, or the defaults.

The first of these that says something counts. Paths in the file are relative to the file.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from flows.setting_types import EVENTS, Events, Inputs, Kinds, SecretAddress, Store, to_input
from flows.setup import CHECKOUT, VOCABULARIES
from warehouse.errors import InputError
from warehouse.locations import default_warehouse

PREFIX = "CLAIMHOUSE_"
FILE = "claimhouse.toml"
FILE_VARIABLE = f"{PREFIX}CONFIG"
"""Environment variable that names the file of the settings, if it is not claimhouse.toml in the working directory."""


class Settings(BaseSettings):
    """Every setting with its default; the descriptions are printed by `claimhouse config`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True, env_ignore_empty=True)

    warehouse: Path = Field(default_factory=default_warehouse, description="Folder of the warehouse.")
    inputs: Inputs = Field(
        (CHECKOUT / "seeds" / "texts",),
        min_length=1,
        description="Folders of texts or single ones, or s3:// addresses.",
    )
    vocabularies: Path = Field(VOCABULARIES, description="Folder of the vocabulary files.")
    grouping: Literal["words", "meaning"] = Field(
        "words", description="What groups claims on one topic; meaning needs the extra [semantic]."
    )
    engine: Literal["local", "dask"] = Field("local", description="What reads texts out; dask needs the extra [dask].")
    scheduler: str = Field("", description="Address of Dask's scheduler, such as tcp://10.0.0.5:8786.")
    store: Store = Field("", description="Folder or s3:// address that all of Dask's workers reach.")
    reread: bool = Field(False, description="Open files again that did not change since the run before.")
    keep: int = Field(5, ge=1, description="Snapshots to keep.")
    log_format: Literal["text", "json"] = Field("text", description="How progress and logs are written.")
    cron: str = Field("0 6 * * *", description="When scheduled runs start: minute, hour, day, month, weekday.")
    timezone: str = Field("UTC", description="Time zone of the schedule.")
    retries: int = Field(3, ge=0, le=20, description="Tries of a step of a scheduled run after the first.")
    retry_delay: float = Field(10, gt=0, description="Seconds before the second try; doubled with each further one.")
    timeout: float = Field(6 * 3600, gt=0, description="Seconds that a scheduled run may take.")
    fresh_hours: float = Field(26, gt=0, description="Hours after which `claimhouse status` calls a snapshot stale.")
    user_agent: str = Field("", description="Who we say we are to sources; if blank, Claimhouse and its version.")
    fetch_timeout: float = Field(30, gt=0, description="Seconds that one try to fetch a page may take in all.")
    fetch_tries: int = Field(3, ge=1, le=10, description="Tries to fetch a page.")
    fetch_backoff: float = Field(2, ge=0, description="Seconds before the second, doubled with each further one.")
    fetch_bytes: int = Field(10_000_000, ge=1_000, description="Most bytes of a page as they are sent.")
    unpacked_bytes: int = Field(50_000_000, ge=1_000, description="Most bytes of a page once they are unpacked.")
    host_delay: float = Field(1, ge=0, description="Seconds between two requests to one host.")
    feed_pages: int = Field(50, ge=1, le=10_000, description="Pages of a feed or a sitemap that are watched.")
    allow_private: bool = Field(False, description="Fetch from this machine and its private network as well.")
    offline: bool = Field(False, description="Fetch nothing: read watched sources as they were kept.")
    webhook: SecretAddress = Field(SecretStr(""), description="Address that is told by POST what a run found; or none.")
    webhook_events: Events = Field(EVENTS, description=f"What it is told of: {', '.join(EVENTS)}.")
    webhook_claims: Kinds = Field(
        (), description="Kinds of claims that it is told of, such as safety, efficacy+favourable+ketamine; or all."
    )
    webhook_timeout: float = Field(10, gt=0, description="Seconds that it may take to answer.")

    @field_validator("warehouse", "vocabularies", mode="after")
    @classmethod
    def _expand(cls, value: Path) -> Path:
        return value.expanduser()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is given, the environment, the file: in this order."""
        return init_settings, env_settings, _FileSource(settings_cls, find_file())


class _FileSource(TomlConfigSettingsSource):
    """The file, with its relative paths made absolute."""

    def __init__(self, settings_cls: type[BaseSettings], path: Path) -> None:
        self._folder = path.absolute().parent
        super().__init__(settings_cls, path)

    def __call__(self) -> dict[str, Any]:
        """The values of the file, by name."""
        found = dict(super().__call__())
        for name in ("warehouse", "vocabularies"):
            if isinstance(found.get(name), str):
                found[name] = self._place(found[name])
        if isinstance(found.get("inputs"), list):
            found["inputs"] = [self._place(str(path)) for path in found["inputs"]]
        return found

    def _place(self, path: str) -> str:
        item = to_input(path)
        return str(self._folder / item) if isinstance(item, Path) else path


def find_file() -> Path:
    """The file of the settings, which need not be there unless the environment names it.

    Raises:
        InputError: it is named and missing.
    """
    named = os.environ.get(FILE_VARIABLE)
    path = Path(named or FILE).expanduser()
    if named and not path.is_file():
        raise InputError("There is no such file of settings", where=named, todo=f"Correct {FILE_VARIABLE}.")
    return path


def load_settings(**flags: Any) -> Settings:
    """The settings; flags that are None say nothing.

    Raises:
        InputError: the file cannot be read, names something unknown, or a value is not allowed.
    """
    try:
        return Settings(**_drop_unsaid(flags))
    except ValidationError as error:
        raise _explain(error) from error
    except (ValueError, OSError) as error:
        raise InputError(f"The settings cannot be read: {error}", where=str(find_file())) from error


def list_origins(**flags: Any) -> dict[str, str]:
    """Where the value of each setting comes from: `flag`, the environment variable, the file, or `default`."""
    said = dict.fromkeys(_FileSource(Settings, find_file())(), str(find_file()))
    said |= {name: f"{PREFIX}{name.upper()}" for name in EnvSettingsSource(Settings)()}
    said |= dict.fromkeys(_drop_unsaid(flags), "flag")
    return {name: said.get(name, "default") for name in Settings.model_fields}


def _drop_unsaid(flags: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in flags.items() if value is not None}


def _explain(error: ValidationError) -> InputError:
    wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()[:5])
    unknown = any(e["type"] == "extra_forbidden" for e in error.errors())
    todo = f"There are {', '.join(Settings.model_fields)}." if unknown else "`claimhouse config` tells where they are."
    where = str(find_file()) if find_file().is_file() else ""
    return InputError(f"The settings are wrong: {wrong}", where=where, todo=todo)
