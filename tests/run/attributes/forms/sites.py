"""Many instructions for each operation: one stops filling its cache after some dozens of misses."""


def load_0(i, o):
    if i == 0: return o.xx
    if i == 1: return o.xx
    if i == 2: return o.xx
    if i == 3: return o.xx
    if i == 4: return o.xx
    if i == 5: return o.xx
    if i == 6: return o.xx
    if i == 7: return o.xx
    if i == 8: return o.xx
    if i == 9: return o.xx
    if i == 10: return o.xx
    if i == 11: return o.xx
    if i == 12: return o.xx
    if i == 13: return o.xx
    if i == 14: return o.xx
    if i == 15: return o.xx
    if i == 16: return o.xx
    if i == 17: return o.xx
    if i == 18: return o.xx
    if i == 19: return o.xx
    if i == 20: return o.xx
    if i == 21: return o.xx
    if i == 22: return o.xx
    if i == 23: return o.xx
    if i == 24: return o.xx
    if i == 25: return o.xx
    if i == 26: return o.xx
    if i == 27: return o.xx
    if i == 28: return o.xx
    if i == 29: return o.xx
    if i == 30: return o.xx
    if i == 31: return o.xx
    if i == 32: return o.xx
    if i == 33: return o.xx
    if i == 34: return o.xx
    if i == 35: return o.xx
    if i == 36: return o.xx
    if i == 37: return o.xx
    if i == 38: return o.xx
    if i == 39: return o.xx
    if i == 40: return o.xx
    if i == 41: return o.xx
    if i == 42: return o.xx
    if i == 43: return o.xx
    if i == 44: return o.xx
    if i == 45: return o.xx
    if i == 46: return o.xx
    if i == 47: return o.xx
    if i == 48: return o.xx
    if i == 49: return o.xx
    if i == 50: return o.xx
    if i == 51: return o.xx
    if i == 52: return o.xx
    if i == 53: return o.xx
    if i == 54: return o.xx
    if i == 55: return o.xx
    if i == 56: return o.xx
    if i == 57: return o.xx
    if i == 58: return o.xx
    if i == 59: return o.xx
    if i == 60: return o.xx
    if i == 61: return o.xx
    if i == 62: return o.xx
    if i == 63: return o.xx


def load_1(i, o):
    if i == 0: return o.xx
    if i == 1: return o.xx
    if i == 2: return o.xx
    if i == 3: return o.xx
    if i == 4: return o.xx
    if i == 5: return o.xx
    if i == 6: return o.xx
    if i == 7: return o.xx
    if i == 8: return o.xx
    if i == 9: return o.xx
    if i == 10: return o.xx
    if i == 11: return o.xx
    if i == 12: return o.xx
    if i == 13: return o.xx
    if i == 14: return o.xx
    if i == 15: return o.xx
    if i == 16: return o.xx
    if i == 17: return o.xx
    if i == 18: return o.xx
    if i == 19: return o.xx
    if i == 20: return o.xx
    if i == 21: return o.xx
    if i == 22: return o.xx
    if i == 23: return o.xx
    if i == 24: return o.xx
    if i == 25: return o.xx
    if i == 26: return o.xx
    if i == 27: return o.xx
    if i == 28: return o.xx
    if i == 29: return o.xx
    if i == 30: return o.xx
    if i == 31: return o.xx
    if i == 32: return o.xx
    if i == 33: return o.xx
    if i == 34: return o.xx
    if i == 35: return o.xx
    if i == 36: return o.xx
    if i == 37: return o.xx
    if i == 38: return o.xx
    if i == 39: return o.xx
    if i == 40: return o.xx
    if i == 41: return o.xx
    if i == 42: return o.xx
    if i == 43: return o.xx
    if i == 44: return o.xx
    if i == 45: return o.xx
    if i == 46: return o.xx
    if i == 47: return o.xx
    if i == 48: return o.xx
    if i == 49: return o.xx
    if i == 50: return o.xx
    if i == 51: return o.xx
    if i == 52: return o.xx
    if i == 53: return o.xx
    if i == 54: return o.xx
    if i == 55: return o.xx
    if i == 56: return o.xx
    if i == 57: return o.xx
    if i == 58: return o.xx
    if i == 59: return o.xx
    if i == 60: return o.xx
    if i == 61: return o.xx
    if i == 62: return o.xx
    if i == 63: return o.xx


def load_2(i, o):
    if i == 0: return o.xx
    if i == 1: return o.xx
    if i == 2: return o.xx
    if i == 3: return o.xx
    if i == 4: return o.xx
    if i == 5: return o.xx
    if i == 6: return o.xx
    if i == 7: return o.xx
    if i == 8: return o.xx
    if i == 9: return o.xx
    if i == 10: return o.xx
    if i == 11: return o.xx
    if i == 12: return o.xx
    if i == 13: return o.xx
    if i == 14: return o.xx
    if i == 15: return o.xx
    if i == 16: return o.xx
    if i == 17: return o.xx
    if i == 18: return o.xx
    if i == 19: return o.xx
    if i == 20: return o.xx
    if i == 21: return o.xx
    if i == 22: return o.xx
    if i == 23: return o.xx
    if i == 24: return o.xx
    if i == 25: return o.xx
    if i == 26: return o.xx
    if i == 27: return o.xx
    if i == 28: return o.xx
    if i == 29: return o.xx
    if i == 30: return o.xx
    if i == 31: return o.xx
    if i == 32: return o.xx
    if i == 33: return o.xx
    if i == 34: return o.xx
    if i == 35: return o.xx
    if i == 36: return o.xx
    if i == 37: return o.xx
    if i == 38: return o.xx
    if i == 39: return o.xx
    if i == 40: return o.xx
    if i == 41: return o.xx
    if i == 42: return o.xx
    if i == 43: return o.xx
    if i == 44: return o.xx
    if i == 45: return o.xx
    if i == 46: return o.xx
    if i == 47: return o.xx
    if i == 48: return o.xx
    if i == 49: return o.xx
    if i == 50: return o.xx
    if i == 51: return o.xx
    if i == 52: return o.xx
    if i == 53: return o.xx
    if i == 54: return o.xx
    if i == 55: return o.xx
    if i == 56: return o.xx
    if i == 57: return o.xx
    if i == 58: return o.xx
    if i == 59: return o.xx
    if i == 60: return o.xx
    if i == 61: return o.xx
    if i == 62: return o.xx
    if i == 63: return o.xx


def call_0(i, o):
    if i == 0: return o.xx(7)
    if i == 1: return o.xx(7)
    if i == 2: return o.xx(7)
    if i == 3: return o.xx(7)
    if i == 4: return o.xx(7)
    if i == 5: return o.xx(7)
    if i == 6: return o.xx(7)
    if i == 7: return o.xx(7)
    if i == 8: return o.xx(7)
    if i == 9: return o.xx(7)
    if i == 10: return o.xx(7)
    if i == 11: return o.xx(7)
    if i == 12: return o.xx(7)
    if i == 13: return o.xx(7)
    if i == 14: return o.xx(7)
    if i == 15: return o.xx(7)
    if i == 16: return o.xx(7)
    if i == 17: return o.xx(7)
    if i == 18: return o.xx(7)
    if i == 19: return o.xx(7)
    if i == 20: return o.xx(7)
    if i == 21: return o.xx(7)
    if i == 22: return o.xx(7)
    if i == 23: return o.xx(7)
    if i == 24: return o.xx(7)
    if i == 25: return o.xx(7)
    if i == 26: return o.xx(7)
    if i == 27: return o.xx(7)
    if i == 28: return o.xx(7)
    if i == 29: return o.xx(7)
    if i == 30: return o.xx(7)
    if i == 31: return o.xx(7)
    if i == 32: return o.xx(7)
    if i == 33: return o.xx(7)
    if i == 34: return o.xx(7)
    if i == 35: return o.xx(7)
    if i == 36: return o.xx(7)
    if i == 37: return o.xx(7)
    if i == 38: return o.xx(7)
    if i == 39: return o.xx(7)
    if i == 40: return o.xx(7)
    if i == 41: return o.xx(7)
    if i == 42: return o.xx(7)
    if i == 43: return o.xx(7)
    if i == 44: return o.xx(7)
    if i == 45: return o.xx(7)
    if i == 46: return o.xx(7)
    if i == 47: return o.xx(7)
    if i == 48: return o.xx(7)
    if i == 49: return o.xx(7)
    if i == 50: return o.xx(7)
    if i == 51: return o.xx(7)
    if i == 52: return o.xx(7)
    if i == 53: return o.xx(7)
    if i == 54: return o.xx(7)
    if i == 55: return o.xx(7)
    if i == 56: return o.xx(7)
    if i == 57: return o.xx(7)
    if i == 58: return o.xx(7)
    if i == 59: return o.xx(7)
    if i == 60: return o.xx(7)
    if i == 61: return o.xx(7)
    if i == 62: return o.xx(7)
    if i == 63: return o.xx(7)


def call_1(i, o):
    if i == 0: return o.xx(7)
    if i == 1: return o.xx(7)
    if i == 2: return o.xx(7)
    if i == 3: return o.xx(7)
    if i == 4: return o.xx(7)
    if i == 5: return o.xx(7)
    if i == 6: return o.xx(7)
    if i == 7: return o.xx(7)
    if i == 8: return o.xx(7)
    if i == 9: return o.xx(7)
    if i == 10: return o.xx(7)
    if i == 11: return o.xx(7)
    if i == 12: return o.xx(7)
    if i == 13: return o.xx(7)
    if i == 14: return o.xx(7)
    if i == 15: return o.xx(7)
    if i == 16: return o.xx(7)
    if i == 17: return o.xx(7)
    if i == 18: return o.xx(7)
    if i == 19: return o.xx(7)
    if i == 20: return o.xx(7)
    if i == 21: return o.xx(7)
    if i == 22: return o.xx(7)
    if i == 23: return o.xx(7)
    if i == 24: return o.xx(7)
    if i == 25: return o.xx(7)
    if i == 26: return o.xx(7)
    if i == 27: return o.xx(7)
    if i == 28: return o.xx(7)
    if i == 29: return o.xx(7)
    if i == 30: return o.xx(7)
    if i == 31: return o.xx(7)
    if i == 32: return o.xx(7)
    if i == 33: return o.xx(7)
    if i == 34: return o.xx(7)
    if i == 35: return o.xx(7)
    if i == 36: return o.xx(7)
    if i == 37: return o.xx(7)
    if i == 38: return o.xx(7)
    if i == 39: return o.xx(7)
    if i == 40: return o.xx(7)
    if i == 41: return o.xx(7)
    if i == 42: return o.xx(7)
    if i == 43: return o.xx(7)
    if i == 44: return o.xx(7)
    if i == 45: return o.xx(7)
    if i == 46: return o.xx(7)
    if i == 47: return o.xx(7)
    if i == 48: return o.xx(7)
    if i == 49: return o.xx(7)
    if i == 50: return o.xx(7)
    if i == 51: return o.xx(7)
    if i == 52: return o.xx(7)
    if i == 53: return o.xx(7)
    if i == 54: return o.xx(7)
    if i == 55: return o.xx(7)
    if i == 56: return o.xx(7)
    if i == 57: return o.xx(7)
    if i == 58: return o.xx(7)
    if i == 59: return o.xx(7)
    if i == 60: return o.xx(7)
    if i == 61: return o.xx(7)
    if i == 62: return o.xx(7)
    if i == 63: return o.xx(7)


def call_2(i, o):
    if i == 0: return o.xx(7)
    if i == 1: return o.xx(7)
    if i == 2: return o.xx(7)
    if i == 3: return o.xx(7)
    if i == 4: return o.xx(7)
    if i == 5: return o.xx(7)
    if i == 6: return o.xx(7)
    if i == 7: return o.xx(7)
    if i == 8: return o.xx(7)
    if i == 9: return o.xx(7)
    if i == 10: return o.xx(7)
    if i == 11: return o.xx(7)
    if i == 12: return o.xx(7)
    if i == 13: return o.xx(7)
    if i == 14: return o.xx(7)
    if i == 15: return o.xx(7)
    if i == 16: return o.xx(7)
    if i == 17: return o.xx(7)
    if i == 18: return o.xx(7)
    if i == 19: return o.xx(7)
    if i == 20: return o.xx(7)
    if i == 21: return o.xx(7)
    if i == 22: return o.xx(7)
    if i == 23: return o.xx(7)
    if i == 24: return o.xx(7)
    if i == 25: return o.xx(7)
    if i == 26: return o.xx(7)
    if i == 27: return o.xx(7)
    if i == 28: return o.xx(7)
    if i == 29: return o.xx(7)
    if i == 30: return o.xx(7)
    if i == 31: return o.xx(7)
    if i == 32: return o.xx(7)
    if i == 33: return o.xx(7)
    if i == 34: return o.xx(7)
    if i == 35: return o.xx(7)
    if i == 36: return o.xx(7)
    if i == 37: return o.xx(7)
    if i == 38: return o.xx(7)
    if i == 39: return o.xx(7)
    if i == 40: return o.xx(7)
    if i == 41: return o.xx(7)
    if i == 42: return o.xx(7)
    if i == 43: return o.xx(7)
    if i == 44: return o.xx(7)
    if i == 45: return o.xx(7)
    if i == 46: return o.xx(7)
    if i == 47: return o.xx(7)
    if i == 48: return o.xx(7)
    if i == 49: return o.xx(7)
    if i == 50: return o.xx(7)
    if i == 51: return o.xx(7)
    if i == 52: return o.xx(7)
    if i == 53: return o.xx(7)
    if i == 54: return o.xx(7)
    if i == 55: return o.xx(7)
    if i == 56: return o.xx(7)
    if i == 57: return o.xx(7)
    if i == 58: return o.xx(7)
    if i == 59: return o.xx(7)
    if i == 60: return o.xx(7)
    if i == 61: return o.xx(7)
    if i == 62: return o.xx(7)
    if i == 63: return o.xx(7)


def store_0(i, o, v):
    if i == 0: o.xx = v; return
    if i == 1: o.xx = v; return
    if i == 2: o.xx = v; return
    if i == 3: o.xx = v; return
    if i == 4: o.xx = v; return
    if i == 5: o.xx = v; return
    if i == 6: o.xx = v; return
    if i == 7: o.xx = v; return
    if i == 8: o.xx = v; return
    if i == 9: o.xx = v; return
    if i == 10: o.xx = v; return
    if i == 11: o.xx = v; return
    if i == 12: o.xx = v; return
    if i == 13: o.xx = v; return
    if i == 14: o.xx = v; return
    if i == 15: o.xx = v; return
    if i == 16: o.xx = v; return
    if i == 17: o.xx = v; return
    if i == 18: o.xx = v; return
    if i == 19: o.xx = v; return
    if i == 20: o.xx = v; return
    if i == 21: o.xx = v; return
    if i == 22: o.xx = v; return
    if i == 23: o.xx = v; return
    if i == 24: o.xx = v; return
    if i == 25: o.xx = v; return
    if i == 26: o.xx = v; return
    if i == 27: o.xx = v; return
    if i == 28: o.xx = v; return
    if i == 29: o.xx = v; return
    if i == 30: o.xx = v; return
    if i == 31: o.xx = v; return
    if i == 32: o.xx = v; return
    if i == 33: o.xx = v; return
    if i == 34: o.xx = v; return
    if i == 35: o.xx = v; return
    if i == 36: o.xx = v; return
    if i == 37: o.xx = v; return
    if i == 38: o.xx = v; return
    if i == 39: o.xx = v; return
    if i == 40: o.xx = v; return
    if i == 41: o.xx = v; return
    if i == 42: o.xx = v; return
    if i == 43: o.xx = v; return
    if i == 44: o.xx = v; return
    if i == 45: o.xx = v; return
    if i == 46: o.xx = v; return
    if i == 47: o.xx = v; return
    if i == 48: o.xx = v; return
    if i == 49: o.xx = v; return
    if i == 50: o.xx = v; return
    if i == 51: o.xx = v; return
    if i == 52: o.xx = v; return
    if i == 53: o.xx = v; return
    if i == 54: o.xx = v; return
    if i == 55: o.xx = v; return
    if i == 56: o.xx = v; return
    if i == 57: o.xx = v; return
    if i == 58: o.xx = v; return
    if i == 59: o.xx = v; return
    if i == 60: o.xx = v; return
    if i == 61: o.xx = v; return
    if i == 62: o.xx = v; return
    if i == 63: o.xx = v; return


def store_1(i, o, v):
    if i == 0: o.xx = v; return
    if i == 1: o.xx = v; return
    if i == 2: o.xx = v; return
    if i == 3: o.xx = v; return
    if i == 4: o.xx = v; return
    if i == 5: o.xx = v; return
    if i == 6: o.xx = v; return
    if i == 7: o.xx = v; return
    if i == 8: o.xx = v; return
    if i == 9: o.xx = v; return
    if i == 10: o.xx = v; return
    if i == 11: o.xx = v; return
    if i == 12: o.xx = v; return
    if i == 13: o.xx = v; return
    if i == 14: o.xx = v; return
    if i == 15: o.xx = v; return
    if i == 16: o.xx = v; return
    if i == 17: o.xx = v; return
    if i == 18: o.xx = v; return
    if i == 19: o.xx = v; return
    if i == 20: o.xx = v; return
    if i == 21: o.xx = v; return
    if i == 22: o.xx = v; return
    if i == 23: o.xx = v; return
    if i == 24: o.xx = v; return
    if i == 25: o.xx = v; return
    if i == 26: o.xx = v; return
    if i == 27: o.xx = v; return
    if i == 28: o.xx = v; return
    if i == 29: o.xx = v; return
    if i == 30: o.xx = v; return
    if i == 31: o.xx = v; return
    if i == 32: o.xx = v; return
    if i == 33: o.xx = v; return
    if i == 34: o.xx = v; return
    if i == 35: o.xx = v; return
    if i == 36: o.xx = v; return
    if i == 37: o.xx = v; return
    if i == 38: o.xx = v; return
    if i == 39: o.xx = v; return
    if i == 40: o.xx = v; return
    if i == 41: o.xx = v; return
    if i == 42: o.xx = v; return
    if i == 43: o.xx = v; return
    if i == 44: o.xx = v; return
    if i == 45: o.xx = v; return
    if i == 46: o.xx = v; return
    if i == 47: o.xx = v; return
    if i == 48: o.xx = v; return
    if i == 49: o.xx = v; return
    if i == 50: o.xx = v; return
    if i == 51: o.xx = v; return
    if i == 52: o.xx = v; return
    if i == 53: o.xx = v; return
    if i == 54: o.xx = v; return
    if i == 55: o.xx = v; return
    if i == 56: o.xx = v; return
    if i == 57: o.xx = v; return
    if i == 58: o.xx = v; return
    if i == 59: o.xx = v; return
    if i == 60: o.xx = v; return
    if i == 61: o.xx = v; return
    if i == 62: o.xx = v; return
    if i == 63: o.xx = v; return


def delete(i, o):
    del o.xx


def each(*functions):
    return [(function, i) for function in functions for i in range(64)]


LOADS = each(load_0, load_1, load_2)
CALLS = each(call_0, call_1, call_2)
STORES = each(store_0, store_1)
DELETES = each(delete)
