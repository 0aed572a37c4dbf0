"""A unit's own page: a .docx whose styles, header, footer and sheet are used for our text.

`read` looks the file over and refuses what must not be passed on, `look` says what its styles are, `filled` puts a report in.
"""

from assistant.documents.word.template.filled import lacking, parts
from assistant.documents.word.template.read import Template, read_template

__all__ = ["Template", "lacking", "parts", "read_template"]
