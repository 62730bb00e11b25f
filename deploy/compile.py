"""Compiles the modules that read pages into the wheel, with mypyc, where it is asked to.

    HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 python -m hatchling build -t wheel

Which modules, and which not and why, stands in pyproject.toml. A wheel is built pure unless it is asked for so, and
an editable install always: an extension beside an edited source would be run in its stead. Nothing is written into
the sources. What cannot be compiled stops the build: who asked for a compiled wheel gets no other.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Compile(BuildHookInterface[BuilderConfig]):
    """Adds the extensions to the wheel, each beside its source, which stays for tracebacks."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and name the extensions to the wheel. Ends the process with mypyc's words where it cannot."""
        if version == "editable":
            return
        # Here, as a build that is not compiled has no mypy.
        from mypyc.build import mypycify
        from setuptools import Distribution, Extension
        from setuptools.command.build_ext import build_ext

        class BuildOnAllCores(build_ext):
            """setuptools compiles the files of one extension one after the other, and here one holds nearly all."""

            def build_extension(self, ext: Extension) -> None:
                def objects(source: str) -> list[str]:
                    compiled: list[str] = self.compiler.compile(
                        [source],
                        output_dir=self.build_temp,
                        macros=ext.define_macros,
                        include_dirs=ext.include_dirs,
                        extra_postargs=ext.extra_compile_args,
                    )
                    return compiled

                with ThreadPoolExecutor(os.cpu_count()) as pool:
                    made = list(pool.map(objects, ext.sources))
                ext.sources, ext.extra_objects = [], [one for each in made for one in each]
                super().build_extension(ext)

        self._folder = TemporaryDirectory()
        scratch = Path(self._folder.name)
        extensions = mypycify(
            ["--cache-dir", str(scratch / "cache"), *self._modules()],
            opt_level="3",
            debug_level="0",
            multi_file=True,  # one file of C for all takes twice as long to compile, and is no faster
            group_name="dragoman",
            target_dir=str(scratch / "c"),
        )
        distribution = Distribution({"name": "dragoman", "ext_modules": extensions})
        distribution.cmdclass["build_ext"] = BuildOnAllCores
        command = distribution.get_command_obj("build_ext")
        command.build_lib, command.build_temp = str(scratch / "lib"), str(scratch / "objects")
        command.ensure_finalized()
        command.run()
        built = scratch / "lib"
        made = {
            str(path): str(path.relative_to(built)) for path in sorted(built.rglob("*")) if path.is_file()
        }
        build_data["force_include"].update(made)
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was built beside the wheel."""
        if version != "editable":
            self._folder.cleanup()

    def _modules(self) -> list[str]:
        """What `compile` names and `leave` does not, from the project's root."""
        root = Path(self.root)
        leave = set(self.config["leave"])
        found = {str(path.relative_to(root)) for glob in self.config["compile"] for path in root.glob(glob)}
        if unknown := leave - found:
            raise ValueError(
                f"pyproject.toml: {', '.join(sorted(unknown))} is to be left out and is not there"
            )
        return sorted(found - leave)
