"""What the page's buttons do: each act parses, calls the service and shows."""

from assistant.interfaces.chat.acts.connecting import Connecting
from assistant.interfaces.chat.acts.deciding import Deciding
from assistant.interfaces.chat.acts.drafting import Drafting
from assistant.interfaces.chat.acts.editing import Editing
from assistant.interfaces.chat.acts.keeping import Keeping
from assistant.interfaces.chat.acts.talking import Talking
from assistant.interfaces.chat.acts.templating import Templating

__all__ = ["Connecting", "Deciding", "Drafting", "Editing", "Keeping", "Talking", "Templating"]
