"""Learning from a sample: last year's report becomes a brief, an outline and facts to fill; its values do not.

`clean` takes dirt off, `head`, `front` and `foot` set title, recipient and signature apart, `tree` follows the headings, `passage` makes
points of the prose, `gaps` makes a fact of every figure, `scrub` sees to it that no figure stands anywhere but in
a note, and `style` describes how it was written.
"""

from assistant.outline.learn.folder import write_folder
from assistant.outline.learn.learn import learn_text
from assistant.outline.learn.model import Learned, Remark
from assistant.outline.learn.started import started_files
from assistant.outline.learn.wrapped import is_wrapped, unwrapped

__all__ = ["Learned", "Remark", "is_wrapped", "learn_text", "started_files", "unwrapped", "write_folder"]
