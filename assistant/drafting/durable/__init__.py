"""The order of a draft made durable: the only folder that knows DBOS.

A run is a workflow and each of its sections a child workflow, so that no two sections share a count of steps. What is
written is decided by the same plain functions as in `workflow.py`. A run that is tried again is another generation
with ids of its own: it costs nothing but time, for every answer that was paid for is kept by the hash of its request.
"""

from assistant.drafting.durable.engine import SHAPE, engine_url, launch, start, stop
from assistant.drafting.durable.job import Job, Jobs
from assistant.drafting.durable.remote import Remote
from assistant.drafting.durable.under_way import halt, is_under_way, under_way

__all__ = [
    "SHAPE",
    "Job",
    "Jobs",
    "Remote",
    "engine_url",
    "halt",
    "is_under_way",
    "launch",
    "start",
    "stop",
    "under_way",
]
