"""`python -m justjitc.cmake` prints the path of justjitc.cmake, which defines justjitc_add_module."""
import os

if __name__ == "__main__":
    print(os.path.join(os.path.dirname(os.path.abspath(__file__)), "justjitc.cmake"))
