"""One pure function over many inputs: in processes of this machine, or on a Spark cluster.

    for outcome in LocalEngine(jobs=4).run(read_one, inputs):
        if outcome.error is not None: …   # this input failed, the rest go on
        else: use(outcome.value)

`run` yields one `Outcome` for each input, in the order of the inputs, the same whatever the engine and the number of
processes. Inputs are taken from their iterator as room for them comes, so a corpus is never held in memory. The
function and its inputs must be picklable: a function of a module (or a `functools.partial` of one), values of facts.
A `HabeasError` that the function raises is the outcome's error as it is; any other exception becomes `InputFailed`, and
a process that dies becomes `ProcessDied` for the input that it died of.
"""

from habeas.engine.local import LocalEngine
from habeas.engine.outcome import Engine, Outcome

__all__ = ["Engine", "LocalEngine", "Outcome"]
