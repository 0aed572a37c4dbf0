"""Two results laid side by side: what changed, how sure that is, and whether it may pass."""

from eval.compare.gate import Verdict, judged
from eval.compare.pairs import Pair, paired, results

__all__ = ["Pair", "Verdict", "judged", "paired", "results"]
