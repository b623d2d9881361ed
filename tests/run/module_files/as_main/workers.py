import multiprocessing
import pickle

from . import is_native


class Job:
    def __init__(self, size):
        self.size = size

    def __call__(self):
        return sum(i * i for i in range(self.size)), __name__, is_native(globals())


def work(job):
    return job(), Job(1)


def main():
    for how in "fork", "spawn":
        with multiprocessing.get_context(how).Pool(1) as pool:
            print(how, [(result, type(job) is Job) for result, job in pool.map(work, [Job(3), Job(4)])])
    print(pickle.loads(pickle.dumps(Job(2)))(), is_native(globals()))


if __name__ == "__main__":
    main()
