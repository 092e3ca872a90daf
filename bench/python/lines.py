"""Answers each line of stdin with one on stdout, both JSON."""

import json
import sys


def answer_lines(info, answer):
    print(json.dumps({"info": info}), flush=True)
    for line in sys.stdin:
        try:
            result = answer(json.loads(line))
        except Exception as error:  # whatever it is, the benchmark is told
            result = {"error": f"{type(error).__name__}: {error}"[:500]}
        print(json.dumps(result), flush=True)
