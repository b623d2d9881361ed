# A module's namespace can be pickled and copied, as cloudpickle does with a module that it takes along by value.
LIMITS = {"low": [1, 2]}


def widened():
    return {**LIMITS, "high": [3]}


def main():
    import copy
    import pickle
    import sys

    namespace = {name: value for name, value in vars(sys.modules[__name__]).items() if name != "__builtins__"}
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(namespace, protocol))
        print(protocol, sorted(again.keys() - {"__justjitc__"}), again["LIMITS"], again["widened"]())
    for kind in copy.copy, copy.deepcopy:
        again = kind(namespace)
        print(kind.__name__, again["LIMITS"] is LIMITS, again["widened"] is widened)
    said = vars(sys.modules[__name__]).get("__justjitc__")
    copied = copy.copy(said)
    print(said is None or (copied.version, copied.native, copied.not_native, copied.runtime) == (said.version, said.native, said.not_native, said.runtime))
