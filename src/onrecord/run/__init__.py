"""How a function is run over many records: in this process or on several, with the same bytes from both. Knows nothing about news.

A runner takes a task and shards, and gives one report a shard, in the order of the shards. `work` is the task whose shards are files.
"""

from onrecord.run.each import map_each
from onrecord.run.ledger import Stage, work
from onrecord.run.processes import Processes
from onrecord.run.runner import Inline, Runner, Task
from onrecord.run.shard import Report, Shard
from onrecord.run.step import Step

__all__ = ["Inline", "Processes", "Report", "Runner", "Shard", "Stage", "Step", "Task", "map_each", "work"]
