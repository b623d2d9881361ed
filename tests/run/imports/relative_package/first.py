__all__ = ["exported", "value"]
print("first", __name__, __package__)
value = 1
exported = 2
hidden = 3
