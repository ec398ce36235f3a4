"""Whether `cleaner score` and the scorer of the benchmark tell the same: `python -m bench.agreement [pages text tb17]`.

Prints, for each figure that both have, the mean of each and the largest difference on a page; exit status 1 where means
differ by more than 0.01.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.quality import SHARED, SPLIT, predict, run

CLOSE = 0.01
SETS = {"pages": ("gold", "pages"), "text": ("text/gold", "text/pages"), "tb17": ("tb17/gold", "tb17/pages")}


def both(gold: Path, out: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the benchmark says of a prediction, and what `cleaner score` says: for each, figures by page, "" for the means."""
    theirs = json.loads(run([str(SHARED / "bench" / "split_score.py"), str(gold), str(out), "--json"]))
    ours = json.loads(
        run(["-m", "cleaner", "score", str(gold), str(out), "--format", "json", "--fields", ",".join(SPLIT)])
    )
    told = {str(page["page"]).split(".")[0]: page["figures"] for page in ours["pages"]}
    return theirs["rows"] | {"": theirs["mean"]}, told | {"": ours["mean"]}


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("sets", nargs="*", help=", ".join(SETS))
    options = parser.parse_args()
    worst = 0.0
    print(f"{'':24} benchmark  cleaner score  largest difference on a page")
    for name in options.sets or SETS:
        gold, pages = (SHARED / part for part in SETS[name])
        with tempfile.TemporaryDirectory() as work:
            out = Path(work) / "out.jsonl"
            predict(pages, out)
            theirs, ours = both(gold, out)
        for field in SPLIT:
            shared = [page for page in theirs if None not in (theirs[page][field], ours[page][field])]
            if "" not in shared:
                continue
            most = max(abs(theirs[page][field] - ours[page][field]) for page in shared)
            print(f"{name + '.' + field:24} {theirs[''][field]:9.3f}  {ours[''][field]:13.3f}  {most:.6f}")
            worst = max(worst, abs(theirs[""][field] - ours[""][field]))
    if worst > CLOSE:
        sys.exit(f"means differ by {worst:.3f}")


if __name__ == "__main__":
    main()
