"""
Holds the Python of docs/quantization-aware-training.md against golden-vectors.jsonl, bit for bit.
python3 check_golden_vectors.py BLOCK.py golden-vectors.jsonl
"""

import json
import math
import runpy
import sys

import torch

qat = runpy.run_path(sys.argv[1])
compared = {}


def tensor(values):
    return torch.tensor(values, dtype=torch.float64)


def same(kind, precision, actual, expected):
    # The sign of a zero is part of a float state, and means nothing in an integer one.
    signed = not precision.startswith("int8")
    for a, e in zip(actual, expected, strict=True):
        a, e = float(a.detach() if isinstance(a, torch.Tensor) else a), float(e)
        if a != e or (signed and math.copysign(1, a) != math.copysign(1, e)):
            raise SystemExit(f"{kind} {precision}: {a!r} is not {e!r}")
    compared[kind] = compared.get(kind, 0) + len(expected)


def value_and_slope(function, values, factor=1.0):
    """The function of all values, and its derivative by each, as a multiple of `factor`."""
    x = tensor(values).requires_grad_()
    y = function(x)
    y.sum().backward()
    return y.detach().tolist(), (x.grad / factor).tolist()


def elementwise(kind, precision, function, values, columns):
    ys, slopes = value_and_slope(function, [v[0] for v in values])
    same(kind, precision, ys, [v[columns[0]] for v in values])
    same(f"{kind} gradient", precision, slopes, [v[columns[1]] for v in values])


def check_injections(precision, values):
    for potential, units, result, passes in values:
        ys, slopes = value_and_slope(lambda x: qat["injection"](x, units, precision), [potential], units)
        same("injection", precision, ys, [result])
        same("injection gradient", precision, slopes, [passes])


def check_synapses(precision, scale, values):
    for weight, psp, degree, units, passes, driven, threshold, threshold_units in values:
        x = tensor([weight]).requires_grad_()
        y = qat["contribution"](x, psp, degree, scale, precision)
        y.sum().backward()
        same("contribution", precision, y.detach().tolist(), [units])
        if passes != int(bool(x.grad != 0)) and psp != 0:
            raise SystemExit(f"contribution gradient {precision}: {x.grad}")
        y = qat["driven_contribution"](tensor([weight]), psp, degree, scale, precision)
        same("driven contribution", precision, y.tolist(), [driven])
        y = qat["threshold_units"](tensor([threshold]), scale, precision)
        same("threshold", precision, y.tolist(), [threshold_units])


def check_burst(precision, area, steps):
    state = (tensor([0.0]), torch.tensor([0]), torch.tensor([0]))
    threshold = tensor(area["thresholds"])
    for total, drawn, potential, countdown, fire_count, fired, _, gradient in steps:
        before = state[0].detach().requires_grad_()
        received = torch.tensor([total is not None])
        given = (tensor([total or 0.0]), received, torch.tensor([drawn]))
        state, spikes = qat["burst"](area, (before, *state[1:]), *given, threshold, precision)
        same("burst", precision, state[0].detach().tolist(), [potential])
        same("burst", "int8", [state[1], state[2], spikes], [countdown, fire_count, float(fired)])
        slope = torch.autograd.grad(state[0].sum(), before, allow_unused=True)[0] if state[0].requires_grad else None
        same("burst gradient", "int8", [0.0 if slope is None else slope], [gradient])


with open(sys.argv[2], encoding="utf-8") as file:
    lines = [json.loads(line) for line in file][1:]
for line in lines:
    kind, precision = line["kind"], line.get("precision")
    if kind == "draw":
        for neuron, burst, value in line["values"]:
            hashes = [qat["draw"](neuron, burst, value), qat["draw"](neuron, burst, value + 1)]
            same(kind, "int8", hashes, [False, True])
    elif kind == "store":
        elementwise(kind, precision, lambda x: qat["store"](x, precision), line["values"], (1, 2))
    elif kind == "decay":
        elementwise(kind, precision, lambda x: qat["decay"](x, line["leak"], precision), line["values"], (1, 2))
    elif kind == "injection":
        check_injections(precision, line["values"])
    elif kind == "synapse":
        check_synapses(precision, line["scale"], line["values"])
    else:
        check_burst(precision, line["area"], line["steps"])
print(json.dumps({"torch": torch.__version__, "compared": compared}))
