"""A program that renews the index of the cues: `python tests/data_curation/index_cues.py`."""

from pathlib import Path

from gcm_alignment.suggestion.shipped import INDEX, write_index

KEPT = Path(__file__).parents[2] / "src" / "gcm_alignment" / "suggestion" / INDEX

if __name__ == "__main__":
    KEPT.write_text(write_index(), encoding="utf-8", newline="\n")
